-- The forecast made with what was known the day before each claim: of the claim's own series where that had the newest
-- complete year by then, else of the reference counter's.
CREATE VIEW claim_forecast AS
SELECT
    c.figure_id AS claim_id,
    f.forecast_id,
    f.counter,
    f.as_of,
    f.cutoff,
    f.model,
    f.reason,
    p.time_period,
    p.median,
    max(p.low) FILTER (p.level = 80) AS low_80,
    max(p.high) FILTER (p.level = 80) AS high_80,
    max(p.low) FILTER (p.level = 95) AS low_95,
    max(p.high) FILTER (p.level = 95) AS high_95
FROM claim AS c
INNER JOIN forecast AS f
    ON f.indicator = c.indicator AND f.as_of = c.known_on - 1
    AND f.counter IN (c.series_counter, c.reference_counter)
INNER JOIN forecast_point AS p ON p.forecast_id = f.forecast_id AND p.time_period = c.time_period
WHERE c.measure = 'level'
GROUP BY c.figure_id, c.series_counter, f.forecast_id, f.counter, f.as_of, f.cutoff, f.model, f.reason, p.time_period, p.median
QUALIFY row_number() OVER (PARTITION BY c.figure_id ORDER BY f.cutoff DESC, f.counter = c.series_counter DESC) = 1;
COMMENT ON VIEW claim_forecast IS 'The forecast of each claim''s period that could be made the day before it.';
COMMENT ON COLUMN claim_forecast.claim_id IS 'figure_id of the claim.';
COMMENT ON COLUMN claim_forecast.counter IS 'Whose count was forecast.';
COMMENT ON COLUMN claim_forecast.median IS 'Median, in the claim''s base_unit.';
COMMENT ON COLUMN claim_forecast.low_80 IS 'Lower end of the 80% prediction interval, in the claim''s base_unit.';
COMMENT ON COLUMN claim_forecast.high_80 IS 'Upper end of the 80% prediction interval, in the claim''s base_unit.';
COMMENT ON COLUMN claim_forecast.low_95 IS 'Lower end of the 95% prediction interval, in the claim''s base_unit.';
COMMENT ON COLUMN claim_forecast.high_95 IS 'Upper end of the 95% prediction interval, in the claim''s base_unit.';
