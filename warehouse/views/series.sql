-- Which series there are, and how much of each is known as of the date.
CREATE VIEW series AS
SELECT
    o.series,
    o.indicator,
    o.counter,
    i.label || CASE WHEN o.measure = 'per_day' THEN ' a day' ELSE '' END || ', ' || k.label AS label,
    i.label AS indicator_label,
    k.label AS counter_label,
    k.note AS counter_note,
    o.measure,
    o.base_unit AS unit,
    i.flow,
    i.mode,
    i.valuation,
    count(DISTINCT (o.period_start, o.period_end)) AS periods,
    count(*) AS vintages,
    min(o.period_start) AS first_day,
    max(o.period_end) AS last_day,
    max(o.vintage) AS newest_vintage,
    any_value(f.reason) AS forecast_reason
FROM reading AS o
INNER JOIN indicator AS i USING (indicator)
INNER JOIN counter AS k USING (counter)
LEFT JOIN forecast_current AS f ON f.indicator = o.indicator AND f.counter = o.counter AND o.measure = 'level'
GROUP BY ALL;
COMMENT ON VIEW series IS 'Each indicator as one counter counts it.';
COMMENT ON COLUMN series.series IS 'Indicator and counter, joined by a slash; of another measure than the level, that too.';
COMMENT ON COLUMN series.label IS 'The series in words.';
COMMENT ON COLUMN series.unit IS 'Base unit of its values.';
COMMENT ON COLUMN series.periods IS 'Number of periods with a value.';
COMMENT ON COLUMN series.vintages IS 'Number of published values.';
COMMENT ON COLUMN series.newest_vintage IS 'When its newest value became known.';
COMMENT ON COLUMN series.forecast_reason IS 'Which model forecasts it as of the date, and why; empty where none does.';
COMMENT ON COLUMN series.indicator_label IS 'The indicator in words.';
COMMENT ON COLUMN series.counter_label IS 'The counter''s name.';
COMMENT ON COLUMN series.counter_note IS 'What the counter counts and where.';
COMMENT ON COLUMN series.first_day IS 'First day of the earliest period.';
COMMENT ON COLUMN series.last_day IS 'Last day of the latest period.';
