-- The pairs of counts of one thing on a corridor.
CREATE VIEW corridor_count AS
SELECT ci.corridor, t.series, t.other_series, min(ci.position) AS position
FROM two_counts AS t
INNER JOIN corridor_indicator AS ci ON t.series ^@ (ci.indicator || '/')
WHERE t.series < t.other_series
GROUP BY ci.corridor, t.series, t.other_series;
COMMENT ON VIEW corridor_count IS 'Pairs of counts of one thing on each corridor, as of the date; columns as in two_counts.';
COMMENT ON COLUMN corridor_count.corridor IS 'The corridor.';
COMMENT ON COLUMN corridor_count.position IS 'Place among what the corridor is for: what matters most is first.';
