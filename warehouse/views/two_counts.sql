-- Two counters of one indicator, period by period: by how much they lie apart, and whether rounding can be all of it.
CREATE VIEW two_counts AS
SELECT
    a.series,
    b.series AS other_series,
    a.time_period,
    a.period_start,
    a.period_end,
    a.value,
    coalesce(c.comparator, CASE WHEN a.high IS NULL THEN 'at_least' WHEN a.low IS NULL THEN 'up_to' ELSE 'exactly' END)
        AS comparator,
    b.value AS other_value,
    coalesce(d.comparator, CASE WHEN b.high IS NULL THEN 'at_least' WHEN b.low IS NULL THEN 'up_to' ELSE 'exactly' END)
        AS other_comparator,
    a.base_unit AS unit,
    200 * (a.value - b.value) / (a.value + b.value) AS gap_pct,
    coalesce(a.low <= b.high, true) AND coalesce(b.low <= a.high, true) AS touches,
    a.label = 'implied' OR b.label = 'implied' AS is_implied,
    a.source_id,
    p.figure_id,
    b.source_id AS other_source_id,
    q.figure_id AS other_figure_id
FROM known_level AS a
INNER JOIN known_level AS b
    ON b.indicator = a.indicator AND b.counter <> a.counter AND b.base_unit = a.base_unit
    AND b.period_start = a.period_start AND b.period_end = a.period_end
INNER JOIN provenance AS p ON p.source_id = a.source_id
INNER JOIN provenance AS q ON q.source_id = b.source_id
LEFT JOIN printed_figure AS c ON c.figure_id = a.source_id
LEFT JOIN printed_figure AS d ON d.figure_id = b.source_id
WHERE a.value + b.value > 0 AND a.known_on IS NOT NULL AND b.known_on IS NOT NULL;
COMMENT ON VIEW two_counts IS 'What two counters of one indicator say of the same periods, in either order, as of the date.';
COMMENT ON COLUMN two_counts.other_series IS 'The series of the other counter.';
COMMENT ON COLUMN two_counts.other_value IS 'What the other counter counted, in unit.';
COMMENT ON COLUMN two_counts.comparator IS 'The comparator of the first as printed; of an implied one, which side is open.';
COMMENT ON COLUMN two_counts.other_comparator IS 'The comparator of the other as printed; of an implied one, which side is open.';
COMMENT ON COLUMN two_counts.source_id IS 'figure_id or implied_id of the first.';
COMMENT ON COLUMN two_counts.other_source_id IS 'figure_id or implied_id of the other.';
COMMENT ON COLUMN two_counts.unit IS 'Unit of value and other_value.';
COMMENT ON COLUMN two_counts.gap_pct IS 'By how much the first is higher, in percent of their midpoint; negative where it is lower.';
COMMENT ON COLUMN two_counts.touches IS 'Whether the intervals of the two touch, so that rounding alone may part them.';
COMMENT ON COLUMN two_counts.is_implied IS 'Whether either is implied, not printed.';
COMMENT ON COLUMN two_counts.figure_id IS 'The figures behind the first, separated by spaces.';
COMMENT ON COLUMN two_counts.other_figure_id IS 'The figures behind the other, separated by spaces.';
