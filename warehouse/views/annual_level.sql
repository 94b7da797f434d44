-- Complete years of a series: printed, else implied by a level and its printed growth a year later. What forecasts see.
CREATE VIEW annual_level AS
SELECT indicator, counter, time_period, period_start, period_end, value, low, high, base_unit, known_on, source_id,
    label = 'implied' AS is_implied
FROM known_level
WHERE freq = 'A' AND known_on IS NOT NULL;
COMMENT ON VIEW annual_level IS 'One level a series and complete year, as of the date.';
COMMENT ON COLUMN annual_level.value IS 'The year''s level, in base_unit.';
COMMENT ON COLUMN annual_level.low IS 'Lower bound, in base_unit; empty when open.';
COMMENT ON COLUMN annual_level.high IS 'Upper bound, in base_unit; empty when open.';
COMMENT ON COLUMN annual_level.known_on IS 'When it became known.';
COMMENT ON COLUMN annual_level.source_id IS 'figure_id, or implied_id of a year that no one printed.';
COMMENT ON COLUMN annual_level.is_implied IS 'Whether the year is implied, not printed.';
