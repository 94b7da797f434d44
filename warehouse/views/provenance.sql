-- Where a number comes from: the document of a printed figure, the documents of an implied figure's parents, and us.
CREATE VIEW provenance AS
SELECT f.figure_id AS source_id, f.figure_id AS figure_id, d.publisher, d.address, '' AS formula
FROM printed_figure AS f
INNER JOIN document AS d USING (document_id)
UNION ALL
SELECT
    i.implied_id,
    string_agg(f.figure_id, ' ' ORDER BY f.figure_id),
    string_agg(DISTINCT d.publisher, '; ' ORDER BY d.publisher),
    string_agg(DISTINCT d.address, ' ' ORDER BY d.address),
    i.formula
FROM implied_figure AS i
INNER JOIN implied_parent AS p USING (implied_id)
INNER JOIN printed_figure AS f USING (figure_id)
INNER JOIN document AS d USING (document_id)
GROUP BY ALL
UNION ALL
SELECT forecast_id, forecast_id, 'Waybill', '', ''
FROM forecast;
COMMENT ON VIEW provenance IS 'The printed figures, publishers and addresses behind every figure, printed or implied, and forecast.';
COMMENT ON COLUMN provenance.source_id IS 'figure_id, implied_id or forecast_id.';
COMMENT ON COLUMN provenance.figure_id IS 'The printed figures it rests on, separated by spaces; of a forecast its own id.';
COMMENT ON COLUMN provenance.publisher IS 'Their publishers, separated by semicolons.';
COMMENT ON COLUMN provenance.address IS 'Their addresses, separated by spaces.';
COMMENT ON COLUMN provenance.formula IS 'The arithmetic in words; empty for a printed figure and a forecast.';
