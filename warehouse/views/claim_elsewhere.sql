-- For each claim, a count of its period that it touches although it is not the one that it is checked against: where the
-- two lie apart, the claim is that other counter's number.
CREATE VIEW claim_elsewhere AS
SELECT c.figure_id AS claim_id, e.counter, e.value, e.vintage, e.figure_id
FROM claim AS c
INNER JOIN claim_outturn AS o ON o.claim_id = c.figure_id
INNER JOIN evidence AS e
    ON e.indicator = c.indicator AND e.measure = c.measure
    AND e.period_start = c.period_start AND e.period_end = c.period_end
    AND e.counter <> o.counter AND NOT list_contains(e.document_ids, c.document_id)
    AND e.superseded_on IS NULL
WHERE coalesce(c.low <= e.high, true) AND coalesce(e.low <= c.high, true)
QUALIFY row_number() OVER (
    PARTITION BY c.figure_id ORDER BY e.is_implied, e.collection = 'statistics' DESC, e.high IS NULL, e.vintage DESC, e.figure_id
) = 1;
COMMENT ON VIEW claim_elsewhere IS 'Another counter''s number for the period of a claim, which the claim touches.';
COMMENT ON COLUMN claim_elsewhere.claim_id IS 'figure_id of the claim.';
COMMENT ON COLUMN claim_elsewhere.counter IS 'That other counter.';
COMMENT ON COLUMN claim_elsewhere.value IS 'Its number, in the claim''s base_unit.';
COMMENT ON COLUMN claim_elsewhere.vintage IS 'When that became known.';
COMMENT ON COLUMN claim_elsewhere.figure_id IS 'The figure, or implied figure, that states it.';
