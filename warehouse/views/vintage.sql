-- Every published value of every series with who printed it where.
CREATE VIEW vintage AS
SELECT o.* RENAME (base_unit AS unit), p.publisher, p.address
FROM reading AS o
INNER JOIN provenance AS p ON p.source_id = o.figure_id;
COMMENT ON VIEW vintage IS 'Every vintage of every series with its publisher and address; columns as in reading.';
COMMENT ON COLUMN vintage.unit IS 'Base unit of value, low and high.';
