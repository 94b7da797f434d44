-- All that a series page shows as printed: levels, and rates a day and durations, which are series of their own.
CREATE VIEW reading AS
SELECT * REPLACE (CASE WHEN measure = 'level' THEN series ELSE series || '/' || measure END AS series)
FROM outturn_print
WHERE measure IN ('level', 'per_day', 'duration');
COMMENT ON VIEW reading IS 'Every printed value that a series shows; columns as in observation.';
COMMENT ON COLUMN reading.series IS 'Indicator and counter, joined by a slash; of another measure than the level, that too.';
COMMENT ON COLUMN reading.measure IS 'level, per_day or duration.';
