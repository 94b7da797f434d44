-- Trains a day on each corridor: as printed, and as a printed number of trains gives on average.
CREATE VIEW corridor_rate AS
WITH rate AS (
    SELECT f.corridor, f.position, f.indicator, f.indicator_label, f.counter, f.counter_label, f.kind, f.comparator,
        f.time_period, f.period_start, f.period_end, f.freq, f.value, f.value_high, f.low, f.high, f.base_unit,
        false AS is_implied, '' AS formula, f.figure_id AS source_id, f.figure_id AS parents, f.publisher, f.address, f.known_on
    FROM corridor_figure AS f
    WHERE f.measure = 'per_day' AND f.base_unit = 'trains_per_day' AND f.doubt = ''
    UNION ALL
    SELECT ci.corridor, ci.position, i.indicator, i.indicator_label, i.counter, i.counter_label, 'outturn', 'exactly',
        i.time_period, i.period_start, i.period_end, i.freq, i.value, i.value_high, i.low, i.high, i.base_unit,
        true, i.formula, i.implied_id, i.parents, i.publisher, i.address, i.known_on
    FROM corridor_indicator AS ci
    INNER JOIN implied AS i USING (indicator)
    WHERE i.measure = 'per_day'
)
SELECT
    *,
    NOT is_implied OR (
        date_diff('day', period_start, period_end) <= 366 AND row_number() OVER (
            PARTITION BY corridor, indicator, is_implied, year(period_end), date_diff('day', period_start, period_end) <= 366
            ORDER BY date_diff('day', period_start, period_end) DESC, high - low, known_on DESC, source_id
        ) = 1
    ) AS is_shown
FROM rate;
COMMENT ON VIEW corridor_rate IS 'Trains a day, printed or derived; columns as in corridor_figure and implied.';
COMMENT ON COLUMN corridor_rate.is_implied IS 'Whether it is a printed number of trains over the days of its period.';
COMMENT ON COLUMN corridor_rate.is_shown IS 'Whether it is listed: printed, or of the longest period that ends in its year, a year at most.';
COMMENT ON COLUMN corridor_rate.source_id IS 'figure_id or implied_id.';
COMMENT ON COLUMN corridor_rate.parents IS 'The printed figures that it rests on, separated by spaces.';
COMMENT ON COLUMN corridor_rate.value_high IS 'Upper end of a range, in base_unit; empty otherwise.';
COMMENT ON COLUMN corridor_rate.formula IS 'The division in words; empty where the rate is printed.';
