-- What claims are checked against: levels and growth as counters printed them, and, marked as such, levels that a
-- printed level and its growth imply and growth that two printed levels give.
CREATE VIEW evidence AS
WITH printed AS (
    SELECT 'level' AS measure, * FROM observation
    UNION ALL
    SELECT 'growth' AS measure, * FROM growth
)
SELECT p.*, f.document_id, false AS is_implied
FROM printed AS p
INNER JOIN printed_figure AS f USING (figure_id)
ANTI JOIN passed_over AS r USING (figure_id)
WHERE p.vintage IS NOT NULL
UNION ALL
SELECT 'growth', g.* EXCLUDE (base_figure_id), f.document_id, true
FROM growth_computed AS g
INNER JOIN printed_figure AS f USING (figure_id)
UNION ALL
SELECT 'level', i.indicator || '/' || i.counter, i.indicator, i.counter, i.time_period, i.period_start, i.period_end,
    i.freq, i.value, i.low, i.high, i.base_unit, i.known_on, 'A', i.implied_id, any_value(f.document_id), true
FROM implied_figure AS i
INNER JOIN implied_parent AS ip USING (implied_id)
INNER JOIN printed_figure AS f ON f.figure_id = ip.figure_id
WHERE i.measure = 'level' AND i.counter IS NOT NULL AND i.known_on <= as_of()
GROUP BY ALL;
COMMENT ON VIEW evidence IS 'Outturn levels and growth, printed or implied, one row a vintage; columns as in observation.';
COMMENT ON COLUMN evidence.measure IS 'level or growth.';
COMMENT ON COLUMN evidence.figure_id IS 'The figure, or the implied figure; of computed growth the later level.';
COMMENT ON COLUMN evidence.document_id IS 'The document that prints it, or its parents.';
COMMENT ON COLUMN evidence.is_implied IS 'Whether it follows by arithmetic from what was printed.';
