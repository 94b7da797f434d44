-- Where each dated level target or forecast stands: the pace it needed when set, and the newest level as of the date.
-- Of its own counter and the reference counter, the one with the newer year serves; a count that ended is no base.
CREATE VIEW target_status AS
WITH base AS (
    SELECT c.figure_id AS target_id, o.*
    FROM claim AS c
    INNER JOIN evidence AS o
        ON o.indicator = c.indicator AND o.counter IN (c.series_counter, c.reference_counter)
        AND o.measure = 'level' AND o.freq = 'A'
        AND o.vintage < c.known_on AND (o.superseded_on IS NULL OR o.superseded_on >= c.known_on)
        AND o.period_end < c.period_end AND NOT o.is_implied
    WHERE c.kind IN ('forecast', 'target') AND c.measure = 'level' AND c.freq = 'A'
    QUALIFY row_number() OVER (
        PARTITION BY c.figure_id
        ORDER BY o.period_end DESC, o.counter = c.series_counter DESC, o.vintage DESC, o.figure_id
    ) = 1
),
newest AS (
    SELECT c.figure_id AS target_id, o.*
    FROM claim AS c
    INNER JOIN annual_level AS o
        ON o.indicator = c.indicator AND o.counter IN (c.series_counter, c.reference_counter)
        AND o.period_end <= c.period_end
    QUALIFY row_number() OVER (
        PARTITION BY c.figure_id ORDER BY o.period_end DESC, o.counter = c.series_counter DESC
    ) = 1
)
SELECT
    k.figure_id,
    k.what,
    k.kind,
    k.measure,
    k.headline,
    k.speaker,
    k.organisation,
    k.stated_on,
    k.indicator,
    k.counter,
    k.value,
    k.unit,
    k.time_period,
    k.period_start,
    k.period_end AS deadline,
    b.value AS base_value,
    b.time_period AS base_period,
    b.figure_id AS base_figure_id,
    b.counter AS base_counter,
    year(k.period_end) - year(b.period_end) AS years,
    100 * (pow(k.value::DOUBLE / nullif(b.value, 0)::DOUBLE, 1.0 / (year(k.period_end) - year(b.period_end))) - 1)
        AS required_growth_pct,
    n.value AS newest_value,
    n.time_period AS newest_period,
    n.known_on AS newest_vintage,
    n.source_id AS newest_figure_id,
    n.counter AS newest_counter,
    n.is_implied AS newest_is_implied,
    100 * n.value / nullif(k.value, 0) AS newest_pct_of_level,
    k.reached_value,
    k.reached_period,
    k.reached_period_start,
    k.reached_period_end,
    k.reached_vintage,
    k.reached_figure_id,
    k.outturn,
    k.outturn_vintage,
    k.comparability,
    k.error_pct,
    k.verdict,
    k.why
FROM claim_check AS k
LEFT JOIN base AS b ON b.target_id = k.figure_id
LEFT JOIN newest AS n ON n.target_id = k.figure_id
WHERE k.kind IN ('forecast', 'target') AND k.measure IN ('level', 'milestone');
COMMENT ON VIEW target_status IS 'Targets and forecasts of a level: required pace, where they stand, verdict, as of the date.';
COMMENT ON COLUMN target_status.value IS 'The level to be reached, in unit.';
COMMENT ON COLUMN target_status.deadline IS 'Last day of the period by which it should be reached.';
COMMENT ON COLUMN target_status.base_value IS 'The newest complete year known when it was set, in unit.';
COMMENT ON COLUMN target_status.base_period IS 'That year.';
COMMENT ON COLUMN target_status.base_figure_id IS 'The figure that states the base.';
COMMENT ON COLUMN target_status.base_counter IS 'Who counted the base.';
COMMENT ON COLUMN target_status.newest_counter IS 'Who counted the newest year.';
COMMENT ON COLUMN target_status.newest_figure_id IS 'The figure, or implied figure, that states the newest year.';
COMMENT ON COLUMN target_status.newest_is_implied IS 'Whether no one printed the newest year and it follows by arithmetic.';
COMMENT ON COLUMN target_status.years IS 'Years from that year to the deadline''s.';
COMMENT ON COLUMN target_status.required_growth_pct IS 'Growth a year that leads from the base to the level, in percent, compounded.';
COMMENT ON COLUMN target_status.newest_value IS 'The newest complete year up to the deadline, in unit.';
COMMENT ON COLUMN target_status.newest_pct_of_level IS 'That year''s level in percent of the target.';
COMMENT ON COLUMN target_status.newest_period IS 'That year.';
COMMENT ON COLUMN target_status.newest_vintage IS 'When its level became known.';
