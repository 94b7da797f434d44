-- How far a series' levels are revised: the 95th percentile of |latest / first - 1| from eight revised periods on, else
-- 3%. Two roundings of one value are no revision: counted, they would make a series look sharper than it is.
CREATE VIEW revision_tolerance AS
WITH again AS (
    SELECT series, abs(latest_value::DOUBLE / first_value::DOUBLE - 1) AS revision, is_within_rounding
    FROM revision
    WHERE latest_vintage > first_vintage AND first_value > 0
),
revised AS (
    SELECT series, revision FROM again WHERE NOT is_within_rounding
),
reprinted AS (
    SELECT series, count(*) AS periods, 100 * median(revision) AS median_pct, 100 * quantile_cont(revision, 0.95) AS high_pct
    FROM again
    GROUP BY series
)
SELECT
    s.series,
    count(r.revision) AS revised_periods,
    CASE WHEN count(r.revision) >= 8 THEN quantile_cont(r.revision, 0.95) ELSE 0.03 END AS tolerance,
    coalesce(any_value(p.periods), 0) AS reprinted_periods,
    any_value(p.median_pct) AS median_pct,
    any_value(p.high_pct) AS high_pct
FROM (SELECT DISTINCT series FROM evidence) AS s
LEFT JOIN revised AS r USING (series)
LEFT JOIN reprinted AS p USING (series)
GROUP BY s.series;
COMMENT ON VIEW revision_tolerance IS 'By how much a series'' levels are usually revised, as of the date.';
COMMENT ON COLUMN revision_tolerance.revised_periods IS 'Periods that were printed anew with another value, beyond rounding.';
COMMENT ON COLUMN revision_tolerance.tolerance IS 'Share of the level, 0.03 being 3%.';
COMMENT ON COLUMN revision_tolerance.reprinted_periods IS 'Periods that were printed anew on a later day, with another value or not.';
COMMENT ON COLUMN revision_tolerance.median_pct IS 'Median of the absolute revisions of these, in percent; empty without any.';
COMMENT ON COLUMN revision_tolerance.high_pct IS '95th percentile of these, in percent; empty without any.';
