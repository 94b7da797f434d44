-- What a corridor's charts draw: for each unit, the years or the rates of the first indicator that has two or more.
CREATE VIEW corridor_drawn AS
WITH mark AS (
    SELECT corridor, position, kind, counter_label, time_period, period_start, period_end, value, low, high, base_unit,
        CASE WHEN kind IN ('outturn', 'estimate') THEN '' ELSE comparator END AS label, figure_id, publisher, address, known_on
    FROM corridor_figure
    WHERE aspect IN ('volume', 'capacity') AND freq = 'A' AND value IS NOT NULL AND doubt = ''
    UNION ALL
    SELECT corridor, position, kind, coalesce(counter_label, 'Counter not stated') || CASE WHEN is_implied THEN ', derived' ELSE '' END, time_period, period_start,
        period_end, (value + coalesce(value_high, value)) / 2, low, high, base_unit,
        CASE WHEN comparator = 'up_to' THEN 'peak' ELSE '' END, parents, publisher, address, known_on
    FROM corridor_rate
    WHERE kind = 'outturn' AND period_start IS NOT NULL AND is_shown
),
newest AS (
    SELECT * FROM mark
    QUALIFY row_number() OVER (
        PARTITION BY corridor, position, base_unit, kind, counter_label, time_period
        ORDER BY known_on DESC NULLS LAST, figure_id
    ) = 1
),
several AS (
    SELECT * FROM newest
    QUALIFY (count(DISTINCT time_period) OVER (PARTITION BY corridor, position, base_unit)) >= 2
),
first AS (
    SELECT * FROM several
    QUALIFY position = (min(position) OVER (PARTITION BY corridor, base_unit))
)
SELECT
    s.corridor,
    s.base_unit AS unit,
    n.label AS indicator_label,
    CASE s.kind WHEN 'target' THEN 'target' WHEN 'forecast' THEN 'claim' ELSE 'history' END AS role,
    coalesce(s.counter_label, 'Counter not stated') AS series,
    s.time_period,
    s.period_start,
    s.period_end,
    s.value::DOUBLE AS value,
    s.low::DOUBLE AS low,
    s.high::DOUBLE AS high,
    NULL::INTEGER AS level,
    s.label,
    s.figure_id,
    s.publisher,
    s.address,
    s.known_on
FROM first AS s
INNER JOIN corridor_indicator AS ci ON ci.corridor = s.corridor AND ci.position = s.position
INNER JOIN indicator AS n ON n.indicator = ci.indicator;
COMMENT ON VIEW corridor_drawn IS 'The marks of each corridor''s charts, one chart a unit; columns as in claim_drawn.';
COMMENT ON COLUMN corridor_drawn.unit IS 'Unit of value, low and high.';
COMMENT ON COLUMN corridor_drawn.role IS 'history, claim (a forecast) or target.';
COMMENT ON COLUMN corridor_drawn.series IS 'Who counts; derived where a number of trains was divided by days.';
COMMENT ON COLUMN corridor_drawn.value IS 'The mark''s height, in unit; of a printed range its middle.';
COMMENT ON COLUMN corridor_drawn.level IS 'Always empty: no prediction interval is drawn.';
COMMENT ON COLUMN corridor_drawn.label IS 'peak of a rate that is the highest of any day; the comparator of a forecast or target; empty else.';
COMMENT ON COLUMN corridor_drawn.figure_id IS 'The printed figures it rests on, separated by spaces.';
