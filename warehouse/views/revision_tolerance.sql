-- How far a series' levels are revised: the 95th percentile of |latest / first - 1| from eight revised periods on,
-- else 3%.
CREATE VIEW revision_tolerance AS
WITH revised AS (
    SELECT
        series,
        abs(arg_max(value::DOUBLE, vintage) / arg_min(value::DOUBLE, vintage) - 1) AS revision
    FROM observation
    WHERE vintage IS NOT NULL AND value > 0 AND obs_status = 'A'
    GROUP BY series, period_start, period_end
    HAVING count(DISTINCT vintage) > 1
)
SELECT
    s.series,
    count(r.revision) AS revised_periods,
    CASE WHEN count(r.revision) >= 8 THEN quantile_cont(r.revision, 0.95) ELSE 0.03 END AS tolerance
FROM (SELECT DISTINCT series FROM evidence) AS s
LEFT JOIN revised AS r USING (series)
GROUP BY s.series;
COMMENT ON VIEW revision_tolerance IS 'By how much a series'' levels are usually revised, as of the date.';
COMMENT ON COLUMN revision_tolerance.revised_periods IS 'Periods with more than one vintage.';
COMMENT ON COLUMN revision_tolerance.tolerance IS 'Share of the level, 0.03 being 3%.';
