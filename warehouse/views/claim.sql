-- Every figure of the cited documents that asserts something: all but the dated events.
CREATE VIEW claim AS
SELECT
    f.*,
    CASE
        WHEN EXISTS (FROM observation AS o WHERE o.indicator = f.indicator AND o.counter = f.counter) THEN f.counter
        ELSE i.reference_counter
    END AS series_counter,
    i.reference_counter
FROM figure AS f
LEFT JOIN indicator AS i USING (indicator)
WHERE f.collection = 'documents' AND f.kind <> 'event';
COMMENT ON VIEW claim IS 'Figures quoted from the cited documents; columns as in figure.';
COMMENT ON COLUMN claim.series_counter IS 'Counter whose series is the claim''s own: as stated where it has printed anything, else the indicator''s reference counter.';
COMMENT ON COLUMN claim.reference_counter IS 'The indicator''s reference counter.';
