-- For each level forecast or target, the first total that reached it early: an earlier complete year, or a year to date
-- that ends before the deadline, of a period of which nothing was known yet when the claim was made; a year that was
-- over by then is none of its making either.
CREATE VIEW claim_reached AS
WITH period_known AS (
    SELECT *, min(vintage) OVER (PARTITION BY series, period_start, period_end) AS first_known
    FROM observation
    WHERE freq IN ('A', 'YTD') AND vintage IS NOT NULL
)
SELECT
    c.figure_id AS claim_id,
    o.time_period,
    o.period_start,
    o.period_end,
    o.value,
    o.vintage,
    o.figure_id,
    o.first_known <= c.known_on OR (o.freq = 'A' AND o.period_end < c.known_on) AS before_stated
FROM claim AS c
INNER JOIN period_known AS o
    ON o.indicator = c.indicator AND o.counter = c.series_counter AND o.period_end < c.period_end
ANTI JOIN passed_over AS r ON r.figure_id = o.figure_id
WHERE c.kind IN ('forecast', 'target') AND c.measure = 'level' AND c.freq = 'A' AND c.known_on IS NOT NULL
    AND o.value >= c.low
QUALIFY row_number() OVER (
    PARTITION BY c.figure_id, before_stated ORDER BY o.vintage, o.period_end, o.figure_id
) = 1;
COMMENT ON VIEW claim_reached IS 'The first totals that reached a level before its deadline: one known before the claim, one since.';
COMMENT ON COLUMN claim_reached.claim_id IS 'figure_id of the claim.';
COMMENT ON COLUMN claim_reached.time_period IS 'Period of the total that reached it.';
COMMENT ON COLUMN claim_reached.value IS 'That total, in the claim''s base_unit.';
COMMENT ON COLUMN claim_reached.vintage IS 'When that total became known.';
COMMENT ON COLUMN claim_reached.figure_id IS 'The figure that states the total.';
COMMENT ON COLUMN claim_reached.before_stated IS 'Whether its period was known before the claim was made: then reaching it was no feat.';
