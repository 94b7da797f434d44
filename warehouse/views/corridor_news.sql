-- When anything of a corridor became known last.
CREATE VIEW corridor_news AS
SELECT c.corridor, c.number, max(f.known_on) AS known_on
FROM corridor_figure AS f
INNER JOIN corridor AS c USING (corridor)
WHERE f.known_on IS NOT NULL
GROUP BY c.corridor, c.number;
COMMENT ON VIEW corridor_news IS 'When a figure of each corridor became known last, as of the date; columns as in corridor.';
COMMENT ON COLUMN corridor_news.known_on IS 'The day.';
