-- What a series' chart draws: its values or their growth and, for years and months, the forecast that serves as of the date.
CREATE VIEW series_drawn AS
WITH mark AS (
    SELECT series, 'level' AS measure, 'history' AS role, counter, shape, time_period, period_start, period_end,
        value, low, high, NULL::INTEGER AS level, base_unit, label, source_ids, known_on
    FROM series_value
    UNION ALL
    SELECT series, CASE label WHEN 'printed' THEN 'growth, printed' ELSE 'growth' END, 'history', counter, shape, time_period, period_start, period_end, value, low, high, NULL,
        'percent', label, source_ids, known_on
    FROM series_growth
    UNION ALL
    SELECT f.indicator || '/' || f.counter, 'level', 'forecast', f.counter, p.freq, p.time_period, p.period_start,
        p.period_end, p.median, p.low, p.high, p.level, f.base_unit, '', [f.forecast_id], f.as_of
    FROM forecast_current AS f
    INNER JOIN forecast_point AS p USING (forecast_id)
    WHERE p.freq IN ('A', 'M')
),
source AS (
    SELECT m.source_ids, string_agg(DISTINCT t.figure_id, ' ' ORDER BY t.figure_id) AS figure_id,
        string_agg(DISTINCT p.publisher, '; ' ORDER BY p.publisher) AS publisher,
        string_agg(DISTINCT p.address, ' ' ORDER BY p.address) AS address
    FROM (SELECT DISTINCT source_ids FROM mark) AS m, unnest(m.source_ids) AS s (source_id)
    INNER JOIN provenance AS p ON p.source_id = s.source_id, unnest(string_split(p.figure_id, ' ')) AS t (figure_id)
    GROUP BY m.source_ids
)
SELECT
    m.series AS series_id,
    m.measure,
    m.shape,
    m.role,
    k.label || CASE m.measure WHEN 'growth' THEN ', computed' WHEN 'growth, printed' THEN ', as printed' ELSE '' END AS series,
    m.time_period,
    m.period_start,
    m.period_end,
    m.value::DOUBLE AS value,
    m.low::DOUBLE AS low,
    m.high::DOUBLE AS high,
    m.level,
    m.base_unit AS unit,
    CASE WHEN m.label = 'printed' THEN '' ELSE m.label END AS label,
    s.figure_id,
    s.publisher,
    s.address,
    m.known_on
FROM mark AS m
INNER JOIN counter AS k ON k.counter = m.counter
INNER JOIN source AS s USING (source_ids)
ORDER BY m.series, m.measure, m.shape, m.role, m.period_start, m.period_end, m.level, m.label, m.source_ids;
COMMENT ON VIEW series_drawn IS 'The marks of each series'' chart; columns as in claim_drawn.';
COMMENT ON COLUMN series_drawn.series_id IS 'Indicator and counter, joined by a slash.';
COMMENT ON COLUMN series_drawn.measure IS 'level; growth, computed; or growth, printed.';
COMMENT ON COLUMN series_drawn.shape IS 'Shape of the periods, as in series_value.';
COMMENT ON COLUMN series_drawn.label IS 'implied where no one printed the value, computed where it is our arithmetic; undated where its date is not known.';
COMMENT ON COLUMN series_drawn.role IS 'history or forecast.';
COMMENT ON COLUMN series_drawn.unit IS 'Unit of value, low and high.';
