-- For each claim, the outturns of its period: its own counter's first, else the reference counter's; the newest
-- vintage of each. A figure is never checked against its own document.
CREATE VIEW claim_outturn AS
WITH candidate AS (
    SELECT o.*, 'level' AS measure, f.document_id
    FROM observation AS o INNER JOIN figure AS f USING (figure_id) WHERE o.vintage IS NOT NULL
    UNION ALL
    SELECT g.*, 'growth' AS measure, f.document_id
    FROM growth AS g INNER JOIN figure AS f USING (figure_id) WHERE g.vintage IS NOT NULL
)
SELECT
    c.figure_id AS claim_id,
    o.* EXCLUDE (document_id),
    o.counter IS NOT DISTINCT FROM c.counter AS is_own
FROM claim AS c
INNER JOIN candidate AS o
    ON o.indicator = c.indicator AND o.measure = c.measure
    AND o.period_start = c.period_start AND o.period_end = c.period_end
    AND o.counter IN (c.series_counter, c.reference_counter)
    AND o.document_id <> c.document_id
WHERE NOT EXISTS (
    FROM candidate AS sharper
    WHERE sharper.series = o.series
        AND sharper.measure = o.measure
        AND sharper.period_start = o.period_start
        AND sharper.period_end = o.period_end
        AND sharper.figure_id <> o.figure_id AND sharper.document_id <> c.document_id
        AND sharper.low >= o.low
        AND coalesce(sharper.high <= o.high, o.high IS NULL)
        AND (sharper.low > o.low OR sharper.high IS DISTINCT FROM o.high)
)
QUALIFY row_number() OVER (
    PARTITION BY c.figure_id
    ORDER BY o.counter = c.series_counter DESC, o.vintage DESC, o.figure_id
) = 1;
COMMENT ON VIEW claim_outturn IS 'The outturn that each claim is checked against, as of the date; columns as in observation.';
COMMENT ON COLUMN claim_outturn.claim_id IS 'figure_id of the claim.';
COMMENT ON COLUMN claim_outturn.measure IS 'level or growth.';
COMMENT ON COLUMN claim_outturn.is_own IS 'Whether the outturn comes from the counter that the claim names.';
