-- The forecast made with what was known the day before each claim: of the claim's own series where that had the newest
-- period by then, else of the reference counter's.
CREATE VIEW claim_forecast AS
WITH made AS (
    SELECT q.claim_id, q.period_start, q.period_end, f.*
    FROM forecast_question AS q
    INNER JOIN forecast AS f ON f.indicator = q.indicator AND f.counter = q.counter AND f.as_of < q.known_on
    QUALIFY row_number() OVER (PARTITION BY q.claim_id, f.counter ORDER BY f.as_of DESC) = 1
)
SELECT
    m.claim_id,
    m.forecast_id,
    m.counter,
    m.as_of,
    m.cutoff,
    m.model,
    m.reason,
    p.time_period,
    p.median,
    max(p.low) FILTER (p.level = 80) AS low_80,
    max(p.high) FILTER (p.level = 80) AS high_80,
    max(p.low) FILTER (p.level = 95) AS low_95,
    max(p.high) FILTER (p.level = 95) AS high_95,
    any_value(h.percentile) AS percentile,
    any_value(h.chance) AS chance,
    any_value(h.drift_chance) AS drift_chance
FROM made AS m
INNER JOIN claim AS c ON c.figure_id = m.claim_id
INNER JOIN forecast_point AS p
    ON p.forecast_id = m.forecast_id AND p.period_start = m.period_start AND p.period_end = m.period_end
LEFT JOIN forecast_chance AS h ON h.forecast_id = m.forecast_id AND h.claim_id = m.claim_id
GROUP BY m.claim_id, c.series_counter, m.forecast_id, m.counter, m.as_of, m.cutoff, m.model, m.reason, p.time_period, p.median
QUALIFY row_number() OVER (PARTITION BY m.claim_id ORDER BY m.cutoff DESC, m.counter = c.series_counter DESC) = 1;
COMMENT ON VIEW claim_forecast IS 'The forecast of each claim''s period that could be made the day before it.';
COMMENT ON COLUMN claim_forecast.claim_id IS 'figure_id of the claim.';
COMMENT ON COLUMN claim_forecast.counter IS 'Whose count was forecast.';
COMMENT ON COLUMN claim_forecast.median IS 'Median, in the claim''s base_unit.';
COMMENT ON COLUMN claim_forecast.low_80 IS 'Lower end of the 80% prediction interval, in the claim''s base_unit.';
COMMENT ON COLUMN claim_forecast.high_80 IS 'Upper end of the 80% prediction interval, in the claim''s base_unit.';
COMMENT ON COLUMN claim_forecast.low_95 IS 'Lower end of the 95% prediction interval, in the claim''s base_unit.';
COMMENT ON COLUMN claim_forecast.high_95 IS 'Upper end of the 95% prediction interval, in the claim''s base_unit.';
