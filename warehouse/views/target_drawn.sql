-- What a target's chart draws: complete years up to its deadline as of the date, the target, the pace it required, the forecast that
-- could be made the day before it was set and, while it is open, the newest one.
CREATE VIEW target_drawn AS
WITH status AS MATERIALIZED (
    SELECT t.*, c.series_counter, c.low AS value_low_bound, c.high AS value_high_bound
    FROM target_status AS t
    INNER JOIN claim AS c USING (figure_id)
),
made AS MATERIALIZED (
    SELECT claim_id AS target_id, forecast_id, cutoff FROM claim_forecast
),
newest AS MATERIALIZED (
    SELECT n.claim_id AS target_id, n.forecast_id
    FROM chance AS n
    INNER JOIN status AS t ON t.figure_id = n.claim_id AND t.verdict = 'open'
    WHERE n.is_newest
),
-- Two whole fans over each other can't be told apart: beside a newer one, the earlier has the 80% interval alone.
fan AS MATERIALIZED (
    SELECT d.target_id, d.forecast_id, n.forecast_id IS NOT NULL AS is_earlier
    FROM made AS d
    LEFT JOIN newest AS n ON n.target_id = d.target_id AND n.forecast_id <> d.forecast_id
    UNION
    SELECT target_id, forecast_id, false FROM newest
),
mark AS (
    SELECT d.target_id, 'history' AS role, f.counter, h.time_period, h.period_start, h.period_end, h.value, h.low,
        h.high, NULL::INTEGER AS level, h.source_id, NULL::VARCHAR AS other_id, h.known_on
    FROM made AS d
    INNER JOIN forecast AS f USING (forecast_id)
    INNER JOIN forecast_input AS h USING (forecast_id)
    WHERE h.freq = 'A'
    UNION ALL
    SELECT t.figure_id, 'outturn', a.counter, a.time_period, a.period_start, a.period_end, a.value, a.low, a.high,
        NULL, a.source_id, NULL, a.known_on
    FROM status AS t
    INNER JOIN annual_level AS a ON a.indicator = t.indicator AND a.counter = t.series_counter
    LEFT JOIN made AS d ON d.target_id = t.figure_id
    WHERE (d.cutoff IS NULL OR a.period_end > d.cutoff) AND (t.deadline IS NULL OR a.period_end <= t.deadline)
    UNION ALL
    SELECT t.figure_id, 'target', t.series_counter, t.time_period, t.period_start, t.deadline, t.value,
        t.value_low_bound, t.value_high_bound, NULL, t.figure_id, NULL, t.stated_on
    FROM status AS t
    UNION ALL
    SELECT t.figure_id, 'pace', t.series_counter, strftime(y.first_day, '%Y'), y.first_day,
        (y.first_day + INTERVAL 1 YEAR - INTERVAL 1 DAY)::DATE,
        t.base_value * pow(1 + t.required_growth_pct / 100, year(y.first_day) - year(t.deadline) + t.years),
        NULL, NULL, NULL, t.base_figure_id, t.figure_id, t.stated_on
    FROM status AS t,
        LATERAL (
            SELECT unnest(generate_series(
                make_date(year(t.deadline) - t.years, 1, 1), make_date(year(t.deadline), 1, 1), INTERVAL 1 YEAR
            ))::DATE AS first_day
        ) AS y
    UNION ALL
    SELECT t.figure_id, 'forecast', f.counter, p.time_period, p.period_start, p.period_end, p.median, p.low, p.high,
        p.level, f.forecast_id, NULL, f.as_of
    FROM status AS t
    INNER JOIN fan AS d ON d.target_id = t.figure_id
    INNER JOIN forecast AS f USING (forecast_id)
    INNER JOIN forecast_point AS p USING (forecast_id)
    WHERE p.freq = 'A' AND p.period_end <= t.deadline AND (p.level = 80 OR NOT d.is_earlier)
)
SELECT
    m.target_id,
    m.role,
    coalesce(k.label, '') AS series,
    m.time_period,
    m.period_start,
    m.period_end,
    m.value::DOUBLE AS value,
    m.low::DOUBLE AS low,
    m.high::DOUBLE AS high,
    m.level,
    t.unit,
    CASE
        WHEN m.role IN ('history', 'outturn') AND p.formula <> '' THEN 'implied'
        WHEN m.role = 'forecast' AND t.verdict = 'open' THEN strftime(m.known_on, 'Forecast of %-d %B %Y')
        ELSE ''
    END AS label,
    m.source_id,
    concat_ws(' ', p.figure_id, q.figure_id) AS figure_id,
    concat_ws('; ', p.publisher, q.publisher) AS publisher,
    concat_ws(' ', p.address, q.address) AS address,
    m.known_on
FROM mark AS m
INNER JOIN status AS t ON t.figure_id = m.target_id
LEFT JOIN counter AS k ON k.counter = m.counter
INNER JOIN provenance AS p ON p.source_id = m.source_id
LEFT JOIN provenance AS q ON q.source_id = m.other_id
WHERE m.value IS NOT NULL;
COMMENT ON VIEW target_drawn IS 'The marks of each target''s chart; columns as in claim_drawn.';
COMMENT ON COLUMN target_drawn.target_id IS 'figure_id of the target whose chart it is.';
COMMENT ON COLUMN target_drawn.role IS 'history (known when it was set), outturn (known later), target, pace or forecast.';
COMMENT ON COLUMN target_drawn.series IS 'Who counts.';
COMMENT ON COLUMN target_drawn.label IS 'implied for a year that no one printed; of an open target''s forecasts, which one.';
