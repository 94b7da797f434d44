-- For each claim, the outturn of its period: its own counter's before the reference counter's before any other's,
-- printed before implied, and of these the newest vintage. A claim is never checked against its own document, nor
-- against what its speaker said.
CREATE VIEW claim_outturn AS
SELECT
    c.figure_id AS claim_id,
    o.* EXCLUDE (document_ids, superseded_on),
    o.counter IS NOT DISTINCT FROM c.counter AS is_own
FROM claim AS c
INNER JOIN evidence AS o
    ON o.indicator = c.indicator AND o.measure = c.measure
    AND o.period_start = c.period_start AND o.period_end = c.period_end
    AND NOT list_contains(o.document_ids, c.document_id) AND o.superseded_on IS NULL
LEFT JOIN printed_figure AS f ON f.figure_id = o.figure_id
WHERE c.speaker = '' OR c.speaker IS DISTINCT FROM f.speaker
QUALIFY row_number() OVER (
    PARTITION BY c.figure_id
    ORDER BY
        o.counter = c.series_counter DESC, o.counter = c.reference_counter DESC NULLS LAST, o.is_implied,
        o.collection = 'statistics' DESC, o.vintage DESC, o.figure_id
) = 1;
COMMENT ON VIEW claim_outturn IS 'The outturn that each claim is checked against, as of the date; columns as in evidence.';
COMMENT ON COLUMN claim_outturn.claim_id IS 'figure_id of the claim.';
COMMENT ON COLUMN claim_outturn.is_own IS 'Whether the outturn comes from the counter that the claim names.';
