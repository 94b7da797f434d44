-- Complete years of a series: printed, else implied by a level and its printed growth a year later. What forecasts see.
CREATE VIEW annual_level AS
SELECT indicator, counter, time_period, period_start, period_end, value, low, high, base_unit, vintage AS known_on,
    figure_id AS source_id, false AS is_implied
FROM observation_latest
WHERE freq = 'A' AND vintage IS NOT NULL
UNION ALL
SELECT i.indicator, i.counter, i.time_period, i.period_start, i.period_end, i.value, i.low, i.high, i.base_unit,
    i.known_on, i.implied_id, true
FROM implied_figure AS i
ANTI JOIN observation_latest AS o
    ON o.indicator = i.indicator AND o.counter = i.counter AND o.time_period = i.time_period AND o.vintage IS NOT NULL
WHERE i.freq = 'A' AND i.measure = 'level' AND i.counter IS NOT NULL AND i.known_on <= as_of()
QUALIFY row_number() OVER (
    PARTITION BY i.indicator, i.counter, i.time_period
    ORDER BY i.depth, i.known_on DESC, i.high - i.low NULLS LAST, i.implied_id
) = 1;
COMMENT ON VIEW annual_level IS 'One level a series and complete year, as of the date.';
COMMENT ON COLUMN annual_level.value IS 'The year''s level, in base_unit.';
COMMENT ON COLUMN annual_level.low IS 'Lower bound, in base_unit; empty when open.';
COMMENT ON COLUMN annual_level.high IS 'Upper bound, in base_unit; empty when open.';
COMMENT ON COLUMN annual_level.known_on IS 'When it became known.';
COMMENT ON COLUMN annual_level.source_id IS 'figure_id, or implied_id of a year that no one printed.';
COMMENT ON COLUMN annual_level.is_implied IS 'Whether the year is implied, not printed.';
