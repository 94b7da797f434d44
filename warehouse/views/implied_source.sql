-- Implied figures known as of the date, with the documents that they rest on.
CREATE VIEW implied_source AS
SELECT i.*, p.figure_id, p.publisher, p.address, k.label AS counter_label
FROM implied AS i
INNER JOIN provenance AS p ON p.source_id = i.implied_id
LEFT JOIN counter AS k ON k.counter = i.counter
WHERE i.known_on <= as_of();
COMMENT ON VIEW implied_source IS 'Implied figures with formula and parents; columns as in implied and provenance.';
COMMENT ON COLUMN implied_source.counter_label IS 'Who counts its parents, in words.';
