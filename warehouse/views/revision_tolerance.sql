-- How far a series' levels are revised: the 95th percentile of |latest / first - 1| from eight revised periods on, else
-- 3%. Two roundings of one value are no revision: counted, they would make a series look sharper than it is.
CREATE VIEW revision_tolerance AS
WITH revised AS (
    SELECT series, abs(latest_value::DOUBLE / first_value::DOUBLE - 1) AS revision
    FROM revision
    WHERE latest_vintage > first_vintage AND NOT is_within_rounding AND first_value > 0
)
SELECT
    s.series,
    count(r.revision) AS revised_periods,
    CASE WHEN count(r.revision) >= 8 THEN quantile_cont(r.revision, 0.95) ELSE 0.03 END AS tolerance
FROM (SELECT DISTINCT series FROM evidence) AS s
LEFT JOIN revised AS r USING (series)
GROUP BY s.series;
COMMENT ON VIEW revision_tolerance IS 'By how much a series'' levels are usually revised, as of the date.';
COMMENT ON COLUMN revision_tolerance.revised_periods IS 'Periods that were printed anew with another value, beyond rounding.';
COMMENT ON COLUMN revision_tolerance.tolerance IS 'Share of the level, 0.03 being 3%.';
