-- Every figure of the cited documents that asserts something: all but the dated events.
CREATE VIEW claim AS
WITH printed AS (
    SELECT indicator, counter, measure, period_start, period_end, document_id
    FROM figure
    WHERE kind = 'outturn' AND doubt = '' AND counter IS NOT NULL
)
SELECT
    f.*,
    CASE
        WHEN EXISTS (
            FROM printed AS p
            WHERE p.indicator = f.indicator AND p.counter = f.counter AND p.measure = f.measure
                AND p.period_start = f.period_start AND p.period_end = f.period_end AND p.document_id <> f.document_id
        ) THEN f.counter
        WHEN EXISTS (FROM printed AS p WHERE p.indicator = f.indicator AND p.counter = f.counter)
            AND NOT EXISTS (
                FROM printed AS p
                WHERE p.indicator = f.indicator AND p.counter = i.reference_counter AND p.measure = f.measure
                    AND p.period_start = f.period_start AND p.period_end = f.period_end
            ) THEN f.counter
        ELSE i.reference_counter
    END AS series_counter,
    i.reference_counter
FROM figure AS f
LEFT JOIN indicator AS i USING (indicator)
WHERE f.collection = 'documents' AND f.kind <> 'event';
COMMENT ON VIEW claim IS 'Figures quoted from the cited documents; columns as in figure.';
COMMENT ON COLUMN claim.series_counter IS 'Counter whose series is the claim''s own: as stated where it printed the claim''s period, or printed anything and the reference counter did not print that period; else the indicator''s reference counter.';
COMMENT ON COLUMN claim.reference_counter IS 'The indicator''s reference counter.';
