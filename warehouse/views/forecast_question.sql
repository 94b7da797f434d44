-- What claims ask of forecasts: each dated level of whole months, a year at most, by its own and the reference counter. A
-- promise is kept by any calendar year from `since` on that reaches its low; other claims are about their period alone.
CREATE VIEW forecast_question AS
SELECT DISTINCT c.figure_id AS claim_id, c.indicator, x.counter, c.known_on, c.period_start, c.period_end, c.time_period,
    c.freq, c.value, coalesce(c.value_high, c.value) AS value_high, c.low,
    c.kind IN ('forecast', 'target') AND c.freq = 'A' AS is_promise
FROM claim AS c, LATERAL (SELECT unnest([c.series_counter, c.reference_counter]) AS counter) AS x
WHERE c.measure = 'level'
    AND c.known_on IS NOT NULL
    AND x.counter IS NOT NULL
    AND c.value IS NOT NULL
    AND day(c.period_start) = 1
    AND c.period_end = last_day(c.period_end)
    AND c.period_end < c.period_start + INTERVAL 1 YEAR;
COMMENT ON VIEW forecast_question IS 'Level claims that a forecast of their series can be asked about.';
COMMENT ON COLUMN forecast_question.claim_id IS 'figure_id of the claim.';
COMMENT ON COLUMN forecast_question.counter IS 'Whose count is asked.';
COMMENT ON COLUMN forecast_question.value IS 'The claim, in the indicator''s base unit; of a range its lower end.';
COMMENT ON COLUMN forecast_question.value_high IS 'Upper end of a claimed range, in the base unit; else the value.';
COMMENT ON COLUMN forecast_question.low IS 'Lower bound of the claim''s interval, in the base unit; empty when open.';
COMMENT ON COLUMN forecast_question.is_promise IS 'Whether it is a forecast or target of a year, which an earlier year may keep.';
