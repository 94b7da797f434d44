-- Everything asserted as an outturn, printed or implied, of an indicator and period: what contradictions are found in.
CREATE VIEW statement AS
SELECT
    f.figure_id AS statement_id,
    false AS is_implied,
    '' AS rule,
    f.indicator,
    f.counter,
    f.measure,
    f.time_period,
    f.period_start,
    f.period_end,
    f.freq,
    f.value,
    f.low,
    f.high,
    f.base_unit AS unit,
    regexp_replace(f.printed, '[^0-9]', '', 'g') AS digits,
    f.known_on,
    f.doubt <> '' AS is_doubtful,
    f.collection,
    f.document_id
FROM figure AS f
WHERE f.kind = 'outturn' AND f.known_on IS NOT NULL AND f.period_start IS NOT NULL AND f.value IS NOT NULL
    AND f.measure IN ('level', 'growth', 'increase', 'per_day', 'duration')
UNION ALL
SELECT i.implied_id, true, i.rule, i.indicator, i.counter, i.measure, i.time_period, i.period_start, i.period_end, i.freq,
    i.value, i.low, i.high, i.base_unit, '', i.known_on, false, 'implied', ''
FROM implied_figure AS i
WHERE i.known_on <= as_of() AND i.measure IN ('level', 'growth', 'increase') AND i.low IS NOT NULL AND i.high IS NOT NULL;
COMMENT ON VIEW statement IS 'What is said to have been, printed or implied, as of the date.';
COMMENT ON COLUMN statement.statement_id IS 'figure_id or implied_id.';
COMMENT ON COLUMN statement.is_implied IS 'Whether it follows by arithmetic.';
COMMENT ON COLUMN statement.rule IS 'Which derivation gave it; empty for a printed figure.';
COMMENT ON COLUMN statement.measure IS 'How it asserts it.';
COMMENT ON COLUMN statement.unit IS 'Base unit of value, low and high.';
COMMENT ON COLUMN statement.digits IS 'The digits as printed, without marks; empty for an implied one.';
COMMENT ON COLUMN statement.is_doubtful IS 'Whether the figure is known to be doubtful.';
COMMENT ON COLUMN statement.collection IS 'documents, statistics or implied.';
