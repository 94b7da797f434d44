-- What a series' chart draws: the newest vintage of each period and, for years and months, the forecast that serves as of the date.
CREATE VIEW series_drawn AS
WITH mark AS (
    SELECT o.series, 'history' AS role, o.counter, o.time_period, o.period_start, o.period_end,
        CASE WHEN o.freq IN ('A', 'M', 'YTD') THEN o.freq ELSE 'SPAN' END AS freq,
        o.value, o.low, o.high, NULL::INTEGER AS level, o.base_unit,
        CASE WHEN o.vintage IS NULL THEN 'undated' ELSE '' END AS label, o.figure_id AS source_id, o.vintage AS known_on
    FROM observation_latest AS o
    UNION ALL
    SELECT r.series, 'history', r.counter, r.time_period, r.period_start, r.period_end, 'ALL', r.value, r.low, r.high,
        NULL, r.base_unit, CASE WHEN r.vintage IS NULL THEN 'undated' ELSE '' END, r.figure_id, r.vintage
    FROM reading AS r
    WHERE r.measure <> 'level' AND r.obs_status = 'A'
    UNION ALL
    SELECT f.indicator || '/' || f.counter, 'history', f.counter, h.time_period, h.period_start, h.period_end, 'A',
        h.value, h.low, h.high, NULL, f.base_unit, 'implied', h.source_id, h.known_on
    FROM forecast_current AS f
    INNER JOIN forecast_input AS h USING (forecast_id)
    INNER JOIN implied_figure AS i ON i.implied_id = h.source_id
    WHERE h.freq = 'A'
    UNION ALL
    SELECT f.indicator || '/' || f.counter, 'forecast', f.counter, p.time_period, p.period_start, p.period_end, p.freq,
        p.median, p.low, p.high, p.level, f.base_unit, '', f.forecast_id, f.as_of
    FROM forecast_current AS f
    INNER JOIN forecast_point AS p USING (forecast_id)
    WHERE p.freq IN ('A', 'M')
)
SELECT
    m.series AS series_id,
    m.role,
    k.label AS series,
    m.freq,
    m.time_period,
    m.period_start,
    m.period_end,
    m.value::DOUBLE AS value,
    m.low::DOUBLE AS low,
    m.high::DOUBLE AS high,
    m.level,
    m.base_unit AS unit,
    m.label,
    m.source_id,
    coalesce(p.figure_id, m.source_id) AS figure_id,
    coalesce(p.publisher, 'Waybill') AS publisher,
    coalesce(p.address, '') AS address,
    m.known_on
FROM mark AS m
INNER JOIN counter AS k ON k.counter = m.counter
LEFT JOIN provenance AS p ON p.source_id = m.source_id
ORDER BY m.series, m.role, m.freq, m.period_start, m.period_end, m.level, m.source_id;
COMMENT ON VIEW series_drawn IS 'The marks of each series'' chart; columns as in claim_drawn.';
COMMENT ON COLUMN series_drawn.series_id IS 'Indicator and counter, joined by a slash.';
COMMENT ON COLUMN series_drawn.freq IS 'Shape of the periods: A years, M months, YTD years to date, SPAN others, ALL any, of a rate or a duration.';
COMMENT ON COLUMN series_drawn.label IS 'implied where no one printed the value; undated where its date is not known.';
COMMENT ON COLUMN series_drawn.role IS 'history or forecast.';
COMMENT ON COLUMN series_drawn.unit IS 'Unit of value, low and high.';
