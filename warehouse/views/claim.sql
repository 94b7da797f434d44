-- Every figure of the cited documents that asserts something: all but the dated events.
CREATE VIEW claim AS
SELECT
    f.*,
    coalesce(f.counter, i.reference_counter) AS series_counter,
    i.reference_counter
FROM known_figure AS f
INNER JOIN document AS d USING (document_id)
LEFT JOIN indicator AS i USING (indicator)
WHERE d.collection = 'documents' AND f.kind <> 'event';
COMMENT ON VIEW claim IS 'Figures quoted from the cited documents; columns as in figure.';
COMMENT ON COLUMN claim.series_counter IS 'Counter whose series is the claim''s own: as stated, else the indicator''s reference counter.';
COMMENT ON COLUMN claim.reference_counter IS 'The indicator''s reference counter.';
