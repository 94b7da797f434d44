-- What history says of each "record": the highest earlier value of the same shape of period and, for a part of the year,
-- of the same months, by the record's own counter and by any other one.
CREATE VIEW claim_record AS
WITH record AS (
    SELECT c.*, o.value AS own_value, o.low AS own_low, o.high AS own_high, o.figure_id AS own_figure_id
    FROM claim AS c
    INNER JOIN evidence AS o
        ON o.indicator = c.indicator AND o.measure = c.record_of
        AND o.period_start = c.period_start AND o.period_end = c.period_end
    WHERE c.measure = 'record' AND c.known_on IS NOT NULL AND o.superseded_on IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY c.figure_id
        ORDER BY o.counter = coalesce(c.counter, c.reference_counter) DESC, o.is_implied, o.vintage DESC, o.figure_id
    ) = 1
),
earlier AS (
    SELECT r.figure_id AS claim_id, e.*, e.counter = coalesce(r.counter, r.reference_counter) AS is_own,
        coalesce(e.low > r.own_high, false) AS is_above, coalesce(e.high >= r.own_low, true) AS is_level_with
    FROM record AS r
    INNER JOIN evidence AS e
        ON e.indicator = r.indicator AND e.measure = r.record_of AND e.freq = r.freq
        AND month(e.period_start) = month(r.period_start) AND month(e.period_end) = month(r.period_end)
        AND e.period_end < r.period_start AND e.superseded_on IS NULL
    QUALIFY row_number() OVER (
        PARTITION BY r.figure_id, e.counter, e.period_start, e.period_end
        ORDER BY e.is_implied, e.vintage DESC, e.figure_id
    ) = 1
)
SELECT
    r.figure_id AS claim_id,
    r.own_value,
    r.own_figure_id,
    count(DISTINCT e.time_period) FILTER (e.is_own) AS own_periods,
    coalesce(bool_or(e.is_above AND e.is_own), false) AS is_beaten,
    coalesce(bool_or(e.is_level_with), false) AS is_doubted,
    first(e.value ORDER BY e.value DESC, e.figure_id) AS highest_value,
    first(e.time_period ORDER BY e.value DESC, e.figure_id) AS highest_period,
    first(e.counter ORDER BY e.value DESC, e.figure_id) AS highest_counter,
    first(e.figure_id ORDER BY e.value DESC, e.figure_id) AS highest_figure_id
FROM record AS r
LEFT JOIN earlier AS e ON e.claim_id = r.figure_id
GROUP BY r.figure_id, r.own_value, r.own_figure_id;
COMMENT ON VIEW claim_record IS 'Each record beside the history of its indicator, as of the date.';
COMMENT ON COLUMN claim_record.claim_id IS 'figure_id of the record.';
COMMENT ON COLUMN claim_record.own_value IS 'The value that is called a record, in its indicator''s base unit, or in percent.';
COMMENT ON COLUMN claim_record.own_figure_id IS 'The figure that states it.';
COMMENT ON COLUMN claim_record.own_periods IS 'How many earlier periods the record''s own counter has values for.';
COMMENT ON COLUMN claim_record.is_beaten IS 'Whether an earlier value of the same counter is clearly higher.';
COMMENT ON COLUMN claim_record.is_doubted IS 'Whether an earlier value of any counter is as high within rounding.';
COMMENT ON COLUMN claim_record.highest_value IS 'The highest earlier value of any counter, in the same unit.';
COMMENT ON COLUMN claim_record.highest_period IS 'Its period.';
COMMENT ON COLUMN claim_record.highest_counter IS 'Its counter.';
COMMENT ON COLUMN claim_record.highest_figure_id IS 'The figure that states it.';
