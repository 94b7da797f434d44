-- On which days a value of a series became known, whatever the date of the view: the steps through its vintages.
CREATE VIEW series_day AS
SELECT
    indicator || '/' || counter || CASE WHEN measure = 'level' THEN '' ELSE '/' || measure END AS series,
    known_on AS day,
    count(*) AS figures
FROM printed_figure
WHERE kind = 'outturn' AND measure IN ('level', 'per_day', 'duration') AND counter IS NOT NULL
    AND period_start IS NOT NULL AND known_on IS NOT NULL
GROUP BY ALL;
COMMENT ON VIEW series_day IS 'The days on which a series'' values became known, all of them, before and after the date of the view.';
COMMENT ON COLUMN series_day.series IS 'The series, as in reading.';
COMMENT ON COLUMN series_day.day IS 'The day.';
COMMENT ON COLUMN series_day.figures IS 'How many values of it became known that day.';
