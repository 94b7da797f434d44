-- On which days anything became known, whatever the date of the view: the steps of the time machine.
CREATE VIEW known_day AS
SELECT known_on AS day, count(*) AS figures
FROM printed_figure
WHERE known_on IS NOT NULL
GROUP BY known_on;
COMMENT ON VIEW known_day IS 'The days on which figures became known, all of them, before and after the date of the view.';
COMMENT ON COLUMN known_day.day IS 'The day.';
COMMENT ON COLUMN known_day.figures IS 'How many figures became known that day.';
