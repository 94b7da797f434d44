-- Implied figures known as of the date, with the printed figures and documents that they rest on. One with an undated
-- parent is in none.
CREATE VIEW implied AS
SELECT i.*, p.figure_id AS parents, p.publisher, p.address, n.label AS indicator_label, k.label AS counter_label
FROM implied_figure AS i
INNER JOIN provenance AS p ON p.source_id = i.implied_id
INNER JOIN indicator AS n ON n.indicator = i.indicator
LEFT JOIN counter AS k ON k.counter = i.counter
WHERE i.known_on <= as_of();
COMMENT ON VIEW implied IS 'Implied figures with formula and parents; columns as in implied_figure and provenance.';
COMMENT ON COLUMN implied.parents IS 'The printed figures that it follows from, separated by spaces.';
COMMENT ON COLUMN implied.indicator_label IS 'What is measured, in words.';
COMMENT ON COLUMN implied.counter_label IS 'Who counts its parents, in words.';
COMMENT ON COLUMN implied.publisher IS 'Publishers of the parents, separated by semicolons.';
COMMENT ON COLUMN implied.address IS 'Web addresses of the parents, separated by spaces.';
