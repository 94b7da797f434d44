-- Every print of every figure known as of the date, with its document and the collected facts that it was typed from.
CREATE VIEW citation_source AS
SELECT
    c.*,
    d.title,
    d.publisher,
    d.published,
    d.published_printed,
    d.address,
    coalesce(string_agg(f.fact, ' ' ORDER BY f.fact), '') AS facts
FROM citation AS c
INNER JOIN document AS d ON d.document_id = c.document_id
LEFT JOIN fact AS f ON f.figure_id = c.figure_id AND f.document_id = c.document_id
WHERE c.known_on <= as_of() OR (c.known_on IS NULL AND is_newest())
GROUP BY ALL;
COMMENT ON VIEW citation_source IS 'Each print of each figure with its document; columns as in citation and document.';
COMMENT ON COLUMN citation_source.facts IS 'Ids of the collected facts that this print was typed from, separated by spaces.';
