-- What statistics said when the claim was made: the period itself where it was known, else the newest period known,
-- never from the claim's own document.
CREATE VIEW claim_known_then AS
SELECT c.figure_id AS claim_id, o.* EXCLUDE (document_ids, superseded_on)
FROM claim AS c
INNER JOIN evidence AS o
    ON o.indicator = c.indicator AND o.measure = c.measure
    AND o.counter IN (c.series_counter, c.reference_counter)
    AND o.vintage < c.known_on AND (o.superseded_on IS NULL OR o.superseded_on >= c.known_on)
    AND NOT list_contains(o.document_ids, c.document_id)
    AND NOT o.is_implied
QUALIFY row_number() OVER (
    PARTITION BY c.figure_id
    ORDER BY
        o.period_start = c.period_start AND o.period_end = c.period_end DESC,
        o.period_end DESC, o.period_start, o.vintage DESC, o.figure_id
) = 1;
COMMENT ON VIEW claim_known_then IS 'The newest outturn known strictly before each claim; columns as in evidence.';
COMMENT ON COLUMN claim_known_then.claim_id IS 'figure_id of the claim.';
