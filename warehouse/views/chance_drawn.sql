-- What the chart of a target's probability through time draws: a mark a forecast, and how it ended.
CREATE VIEW chance_drawn AS
WITH mark AS (
    SELECT h.claim_id AS target_id, 'chance' AS role, h.counter, h.as_of AS day, 100 * h.chance AS value, '' AS label,
        h.forecast_id AS source_id, h.as_of AS known_on
    FROM chance AS h
    WHERE h.chance IS NOT NULL
    UNION ALL
    SELECT k.figure_id, 'outturn', coalesce(k.outturn_counter, l.counter),
        coalesce(k.reached_vintage, k.first_outturn_vintage, k.outturn_vintage), CASE WHEN k.verdict = 'missed' THEN 0 ELSE 100 END, k.verdict,
        coalesce(k.reached_figure_id, k.first_outturn_figure_id, k.outturn_figure_id),
        coalesce(k.reached_vintage, k.first_outturn_vintage, k.outturn_vintage)
    FROM claim_check AS k
    INNER JOIN (SELECT claim_id, any_value(counter) AS counter FROM chance GROUP BY claim_id) AS l ON l.claim_id = k.figure_id
    WHERE k.verdict IN ('met', 'met early', 'missed') AND coalesce(k.reached_vintage, k.outturn_vintage) IS NOT NULL
)
SELECT
    m.target_id,
    m.role,
    coalesce(k.label, '') AS series,
    strftime(m.day, '%Y-%m-%d') AS time_period,
    m.day AS period_start,
    m.day AS period_end,
    m.value::DOUBLE AS value,
    NULL::DOUBLE AS low,
    NULL::DOUBLE AS high,
    NULL::INTEGER AS level,
    'percent' AS unit,
    m.label,
    m.source_id,
    p.figure_id,
    p.publisher,
    p.address,
    m.known_on
FROM mark AS m
LEFT JOIN counter AS k ON k.counter = m.counter
INNER JOIN provenance AS p ON p.source_id = m.source_id
ORDER BY m.target_id, m.day, m.role;
COMMENT ON VIEW chance_drawn IS 'The marks of each target''s probability through time; columns as in claim_drawn.';
COMMENT ON COLUMN chance_drawn.target_id IS 'figure_id of the target whose chart it is.';
COMMENT ON COLUMN chance_drawn.role IS 'chance, or outturn where it ended: 100 for met, 0 for missed.';
COMMENT ON COLUMN chance_drawn.value IS 'The probability, in percent.';
COMMENT ON COLUMN chance_drawn.series IS 'Who counts.';
