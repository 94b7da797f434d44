-- Where each collected fact went: the figure that it gave, or the reason why it was left out.
CREATE VIEW fact_status AS
SELECT
    f.fact,
    f.figure_id,
    c.document_id,
    coalesce(d.status, 'loaded') AS status,
    coalesce(d.reason, '') AS reason,
    c.address,
    c.known_on
FROM fact AS f
INNER JOIN citation_source AS c USING (figure_id, document_id)
LEFT JOIN doubt AS d ON d.fact = f.fact AND d.figure_id IN ('', f.figure_id)
UNION ALL
SELECT fact, NULL, NULL, status, reason, address, NULL
FROM doubt
WHERE status = 'left out' AND is_newest();
COMMENT ON VIEW fact_status IS 'What became of each collected fact, one row a figure and document, as of the date.';
COMMENT ON COLUMN fact_status.fact IS 'Id of the collected fact: a file and a row (claims:Z08, rail:Z08, trade:17).';
COMMENT ON COLUMN fact_status.figure_id IS 'A figure that it gave; empty where it was left out.';
COMMENT ON COLUMN fact_status.document_id IS 'The document that prints it; empty where it was left out.';
COMMENT ON COLUMN fact_status.status IS 'loaded, left out, doubtful or read otherwise.';
COMMENT ON COLUMN fact_status.reason IS 'Why it is not simply loaded; empty where it is.';
COMMENT ON COLUMN fact_status.address IS 'Web address of the page.';
COMMENT ON COLUMN fact_status.known_on IS 'When that print became known.';
