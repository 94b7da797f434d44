-- Every value that a series shows, by shape of period: levels as known, totals to date and sums of twelve months, and
-- rates and durations as they were printed.
CREATE VIEW series_value AS
SELECT series, counter, unnest(list_filter(shapes(freq, period_start), lambda s: s IN ('A', 'M', 'SPAN'))) AS shape,
    time_period, period_start, period_end, value, low, high, base_unit, label, [source_id] AS source_ids, known_on
FROM known_level
UNION ALL
SELECT series, counter, 'YTD', * EXCLUDE (series, counter, of_year, of_month) FROM year_to_date
UNION ALL
SELECT series, counter, 'SUM', * EXCLUDE (series, counter) FROM twelve_months
UNION ALL
SELECT series, counter, 'ALL', time_period, period_start, period_end, value, low, high, base_unit,
    CASE WHEN vintage IS NULL THEN 'undated' ELSE '' END, [figure_id], vintage
FROM reading
WHERE measure <> 'level' AND obs_status = 'A';
COMMENT ON VIEW series_value IS 'Every value that a series shows, as of the date; columns as in known_level.';
COMMENT ON COLUMN series_value.shape IS 'Shape of the periods: A years, M months, YTD years to date, SUM twelve months, SPAN others, ALL any, of a rate or a duration.';
COMMENT ON COLUMN series_value.label IS 'Empty where printed, else implied, computed or undated.';
COMMENT ON COLUMN series_value.source_ids IS 'The figures, printed or implied, that it is or is made from.';
