-- What a claim's chart draws: the history known then, the forecast made then, the claim with what else its document or
-- headline claims of the period, and the outturn. A month's claim is drawn beside the mean months of the years.
CREATE VIEW claim_drawn AS
WITH scaled AS (
    SELECT c.figure_id AS claim_id, c.freq, c.period_end, cf.forecast_id, cf.counter, cf.as_of,
        CASE WHEN c.freq = 'M' THEN 12 ELSE 1 END AS months,
        c.freq = 'M' AND (
            SELECT count(DISTINCT p.period_start) FROM forecast_point AS p WHERE p.forecast_id = cf.forecast_id AND p.freq = 'M'
        ) > 1 AS is_monthly
    FROM claim AS c
    INNER JOIN claim_forecast AS cf ON cf.claim_id = c.figure_id
),
mark AS (
    SELECT s.claim_id, 'history' AS role, s.counter, h.time_period, h.period_start, h.period_end,
        h.value / s.months AS value, h.low / s.months AS low, h.high / s.months AS high, NULL::INTEGER AS level,
        CASE WHEN s.months = 12 THEN 'mean month' WHEN i.implied_id IS NOT NULL THEN 'implied' ELSE '' END AS label, h.source_id, h.known_on
    FROM scaled AS s
    INNER JOIN forecast_input AS h ON h.forecast_id = s.forecast_id
    LEFT JOIN implied_figure AS i ON i.implied_id = h.source_id
    WHERE h.freq = 'A' AND s.freq IN ('A', 'M') AND NOT s.is_monthly
    UNION ALL
    SELECT s.claim_id, 'history', s.counter, h.time_period, h.period_start, h.period_end, h.value, h.low, h.high, NULL,
        CASE WHEN i.implied_id IS NOT NULL THEN 'implied' ELSE '' END, h.source_id, h.known_on
    FROM scaled AS s
    INNER JOIN forecast_input AS h ON h.forecast_id = s.forecast_id
    LEFT JOIN implied_figure AS i ON i.implied_id = h.source_id
    WHERE h.freq = s.freq AND (s.is_monthly OR s.freq NOT IN ('A', 'M'))
    UNION ALL
    SELECT s.claim_id, 'forecast', s.counter, p.time_period, p.period_start, p.period_end,
        p.median / CASE WHEN p.freq = 'A' THEN s.months ELSE 1 END,
        p.low / CASE WHEN p.freq = 'A' THEN s.months ELSE 1 END,
        p.high / CASE WHEN p.freq = 'A' THEN s.months ELSE 1 END,
        p.level, '', s.forecast_id, s.as_of
    FROM scaled AS s
    INNER JOIN forecast_point AS p ON p.forecast_id = s.forecast_id
    WHERE p.period_end <= s.period_end AND (p.freq = s.freq OR p.freq = 'A' AND s.freq = 'M' AND NOT s.is_monthly)
    UNION ALL
    SELECT h.figure_id, 'history', g.counter, g.time_period, g.period_start, g.period_end,
        g.value, g.low, g.high, NULL, '', g.figure_id, g.vintage
    FROM claim AS h
    INNER JOIN evidence AS g
        ON g.indicator = h.indicator AND g.counter = h.series_counter AND g.measure = 'growth' AND NOT g.is_implied
        AND g.freq = h.freq AND month(g.period_end) = month(h.period_end) AND g.period_end < h.period_end
        AND g.vintage < h.known_on AND (g.superseded_on IS NULL OR g.superseded_on >= h.known_on)
    WHERE h.measure = 'growth'
    QUALIFY row_number() OVER (PARTITION BY h.figure_id, g.time_period ORDER BY g.vintage DESC, g.figure_id) = 1
    UNION ALL
    SELECT c.figure_id, CASE WHEN other.kind = 'target' THEN 'target' ELSE 'claim' END, other.counter,
        other.time_period, other.period_start, other.period_end, other.value, other.low, other.high, NULL,
        other.comparator, other.figure_id, other.known_on
    FROM claim AS c
    INNER JOIN claim AS other
        ON other.indicator = c.indicator AND other.measure = c.measure AND other.time_period = c.time_period
        AND (other.figure_id = c.figure_id OR other.document_id = c.document_id OR other.headline = c.headline)
    WHERE c.value IS NOT NULL AND c.period_start IS NOT NULL AND c.indicator IS NOT NULL
    UNION ALL
    SELECT o.claim_id, 'outturn', o.counter, o.time_period, o.period_start, o.period_end, o.value, o.low, o.high, NULL,
        '', o.figure_id, o.vintage
    FROM claim_outturn AS o
)
SELECT
    m.claim_id,
    m.role,
    coalesce(k.label, '') AS series,
    m.time_period,
    m.period_start,
    m.period_end,
    m.value::DOUBLE AS value,
    m.low::DOUBLE AS low,
    m.high::DOUBLE AS high,
    m.level,
    c.base_unit AS unit,
    m.label,
    m.source_id,
    p.figure_id,
    p.publisher,
    p.address,
    m.known_on
FROM mark AS m
INNER JOIN claim AS c ON c.figure_id = m.claim_id
LEFT JOIN counter AS k ON k.counter = m.counter
INNER JOIN provenance AS p ON p.source_id = m.source_id;
COMMENT ON VIEW claim_drawn IS 'The marks of each claim''s chart, one row a mark or a prediction interval.';
COMMENT ON COLUMN claim_drawn.claim_id IS 'figure_id of the claim whose chart it is.';
COMMENT ON COLUMN claim_drawn.role IS 'history, forecast, claim, target or outturn.';
COMMENT ON COLUMN claim_drawn.series IS 'Who counts.';
COMMENT ON COLUMN claim_drawn.value IS 'The mark''s height, in unit; of a forecast its median.';
COMMENT ON COLUMN claim_drawn.low IS 'Lower bound, in unit; empty when open.';
COMMENT ON COLUMN claim_drawn.high IS 'Upper bound, in unit; empty when open.';
COMMENT ON COLUMN claim_drawn.level IS 'Coverage of the prediction interval, in percent; forecasts only.';
COMMENT ON COLUMN claim_drawn.unit IS 'Unit of value, low and high.';
COMMENT ON COLUMN claim_drawn.label IS 'mean month for a year drawn as a month; the comparator of a claim.';
COMMENT ON COLUMN claim_drawn.source_id IS 'figure_id, implied_id or forecast_id of the mark.';
COMMENT ON COLUMN claim_drawn.figure_id IS 'The printed figures it rests on, separated by spaces.';
