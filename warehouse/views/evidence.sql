-- What claims are checked against: levels and growth as counters printed them, and, marked as such, levels that a
-- printed level and its growth imply and growth that two printed levels give.
CREATE VIEW evidence AS
WITH printed AS (
    SELECT 'level' AS measure, * FROM observation
    UNION ALL
    SELECT 'growth' AS measure, * FROM growth
)
SELECT p.*, [f.document_id] AS document_ids, false AS is_implied, r.since AS superseded_on
FROM printed AS p
INNER JOIN printed_figure AS f USING (figure_id)
LEFT JOIN passed_over AS r USING (figure_id)
WHERE p.vintage IS NOT NULL AND r.reason IS DISTINCT FROM 'doubtful'
UNION ALL
SELECT 'growth', g.* EXCLUDE (base_figure_id), [f.document_id, b.document_id], true, NULL
FROM growth_computed AS g
INNER JOIN printed_figure AS f USING (figure_id)
INNER JOIN printed_figure AS b ON b.figure_id = g.base_figure_id
UNION ALL
SELECT 'level', i.indicator || '/' || i.counter, i.indicator, i.counter, i.time_period, i.period_start, i.period_end,
    i.freq, i.value, i.low, i.high, i.base_unit, i.known_on, 'A', 'statistics', i.implied_id, list(DISTINCT f.document_id ORDER BY f.document_id),
    true, NULL
FROM implied_figure AS i
INNER JOIN implied_parent AS ip USING (implied_id)
INNER JOIN printed_figure AS f ON f.figure_id = ip.figure_id
WHERE i.measure = 'level' AND i.counter IS NOT NULL AND i.known_on <= as_of()
GROUP BY ALL;
COMMENT ON VIEW evidence IS 'Outturn levels and growth, printed or implied, one row a vintage; columns as in observation.';
COMMENT ON COLUMN evidence.measure IS 'level or growth.';
COMMENT ON COLUMN evidence.figure_id IS 'The figure, or the implied figure; of computed growth the later level.';
COMMENT ON COLUMN evidence.document_ids IS 'The document that prints it first, or those that print its parents first.';
COMMENT ON COLUMN evidence.superseded_on IS 'When a sharper print of the same became known: from then on this one serves nothing; empty else.';
COMMENT ON COLUMN evidence.is_implied IS 'Whether it follows by arithmetic from what was printed.';
