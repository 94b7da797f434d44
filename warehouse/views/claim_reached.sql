-- For each level forecast or target, the first outturn that reached it before its deadline: an earlier complete year,
-- or a year-to-date total of its last year or an earlier one.
CREATE VIEW claim_reached AS
SELECT
    c.figure_id AS claim_id,
    o.time_period,
    o.period_start,
    o.period_end,
    o.value,
    o.vintage,
    o.figure_id,
    o.vintage <= c.known_on AS before_stated
FROM claim AS c
INNER JOIN observation AS o
    ON o.indicator = c.indicator AND o.counter = c.series_counter
    AND o.freq IN ('A', 'YTD') AND o.period_end < c.period_end AND o.vintage IS NOT NULL
WHERE c.kind IN ('forecast', 'target') AND c.measure = 'level' AND c.freq = 'A' AND o.value >= c.low
QUALIFY row_number() OVER (PARTITION BY c.figure_id ORDER BY o.vintage, o.period_end, o.figure_id) = 1;
COMMENT ON VIEW claim_reached IS 'The first total that reached a level before its deadline, as of the date.';
COMMENT ON COLUMN claim_reached.claim_id IS 'figure_id of the claim.';
COMMENT ON COLUMN claim_reached.time_period IS 'Period of the total that reached it.';
COMMENT ON COLUMN claim_reached.value IS 'That total, in the claim''s base_unit.';
COMMENT ON COLUMN claim_reached.vintage IS 'When that total became known.';
COMMENT ON COLUMN claim_reached.figure_id IS 'The figure that states the total.';
COMMENT ON COLUMN claim_reached.before_stated IS 'Whether it was known before the claim was made: then reaching it was no feat.';
