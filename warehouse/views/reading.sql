-- All that a series page shows as printed: levels, and rates a day and durations, which are series of their own.
CREATE VIEW reading AS
SELECT series, 'level' AS measure, * EXCLUDE (series)
FROM observation
UNION ALL BY NAME
SELECT
    f.indicator || '/' || f.counter || '/' || f.measure AS series,
    f.measure,
    f.indicator,
    f.counter,
    f.time_period,
    f.period_start,
    f.period_end,
    f.freq,
    f.value,
    f.low,
    f.high,
    f.base_unit,
    f.known_on AS vintage,
    CASE WHEN f.doubt = '' THEN 'A' ELSE 'U' END AS obs_status,
    f.collection,
    f.figure_id
FROM figure AS f
WHERE f.kind = 'outturn' AND f.measure IN ('per_day', 'duration') AND f.counter IS NOT NULL
    AND f.period_start IS NOT NULL;
COMMENT ON VIEW reading IS 'Every printed value that a series shows; columns as in observation.';
COMMENT ON COLUMN reading.series IS 'Indicator and counter, joined by a slash; of another measure than the level, that too.';
COMMENT ON COLUMN reading.measure IS 'level, per_day or duration.';
