-- What a target's chart draws: complete years as of the date, the target, the pace it required, and the forecast that
-- could be made the day before it was set.
CREATE VIEW target_drawn AS
WITH mark AS (
    SELECT t.figure_id AS target_id,
        CASE WHEN a.known_on < t.stated_on THEN 'history' ELSE 'outturn' END AS role,
        a.counter, a.time_period, a.period_start, a.period_end, a.value, a.low, a.high, NULL::INTEGER AS level,
        a.source_id, a.known_on
    FROM target_status AS t
    INNER JOIN claim AS c USING (figure_id)
    INNER JOIN annual_level AS a ON a.indicator = c.indicator AND a.counter = c.series_counter
    UNION ALL
    SELECT t.figure_id, 'target', c.series_counter, t.time_period, t.period_start, t.deadline, t.value, c.low, c.high,
        NULL, t.figure_id, t.stated_on
    FROM target_status AS t
    INNER JOIN claim AS c USING (figure_id)
    UNION ALL
    SELECT t.figure_id, 'pace', c.series_counter, strftime(y.first_day, '%Y'), y.first_day,
        (y.first_day + INTERVAL 1 YEAR - INTERVAL 1 DAY)::DATE,
        t.base_value * pow(1 + t.required_growth_pct / 100, year(y.first_day) - year(t.deadline) + t.years),
        NULL, NULL, NULL, t.base_figure_id || ' ' || t.figure_id, t.stated_on
    FROM target_status AS t
    INNER JOIN claim AS c USING (figure_id),
        LATERAL (
            SELECT unnest(generate_series(
                make_date(year(t.deadline) - t.years, 1, 1), make_date(year(t.deadline), 1, 1), INTERVAL 1 YEAR
            ))::DATE AS first_day
        ) AS y
    UNION ALL
    SELECT t.figure_id, 'forecast', f.counter, p.time_period, p.period_start, p.period_end, p.median, p.low, p.high,
        p.level, f.forecast_id, f.as_of
    FROM target_status AS t
    INNER JOIN claim_forecast AS f ON f.claim_id = t.figure_id
    INNER JOIN forecast_point AS p ON p.forecast_id = f.forecast_id
    WHERE p.freq = 'A' AND p.period_end <= t.deadline
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
    '' AS label,
    m.source_id,
    coalesce(p.figure_id, m.source_id) AS figure_id,
    coalesce(p.publisher, 'Waybill') AS publisher,
    coalesce(p.address, '') AS address,
    m.known_on
FROM mark AS m
INNER JOIN target_status AS t ON t.figure_id = m.target_id
LEFT JOIN counter AS k ON k.counter = m.counter
LEFT JOIN provenance AS p ON p.source_id = m.source_id
WHERE m.value IS NOT NULL
ORDER BY m.target_id, m.role, m.period_start, m.level, m.source_id;
COMMENT ON VIEW target_drawn IS 'The marks of each target''s chart; columns as in claim_drawn.';
COMMENT ON COLUMN target_drawn.target_id IS 'figure_id of the target whose chart it is.';
COMMENT ON COLUMN target_drawn.role IS 'history (known when it was set), outturn (known later), target, pace or forecast.';
