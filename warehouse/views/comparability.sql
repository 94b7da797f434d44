-- What differs between two series that a reader could hold against each other: two counters of one indicator, a part and
-- its whole, two parts of one whole, the same in another currency. Each pair stands once in either order.
CREATE VIEW comparability AS
WITH one AS (
    SELECT i.indicator || '/' || k.counter AS series, i.label || ', ' || k.label AS label, k.counter,
        k.label AS counter_label, k.note, i.* EXCLUDE (label)
    FROM (SELECT DISTINCT indicator, counter FROM figure WHERE kind = 'outturn' AND known_on IS NOT NULL) AS s
    INNER JOIN indicator AS i USING (indicator)
    INNER JOIN counter AS k USING (counter)
),
linked AS (
    SELECT *, true AS forward FROM relation
    UNION ALL
    SELECT * REPLACE (other AS indicator, indicator AS other), false FROM relation
),
pair AS (
    SELECT a.series, b.series AS other_series
    FROM one AS a
    INNER JOIN one AS b ON b.indicator = a.indicator AND b.series <> a.series
    UNION
    SELECT a.series, b.series
    FROM linked AS r
    INNER JOIN one AS a ON a.indicator = r.indicator
    INNER JOIN one AS b ON b.indicator = r.other
    UNION
    SELECT a.series, b.series
    FROM relation AS r
    INNER JOIN relation AS q ON q.other = r.other AND q.dimension = r.dimension AND q.indicator <> r.indicator
    INNER JOIN one AS a ON a.indicator = r.indicator
    INNER JOIN one AS b ON b.indicator = q.indicator
    WHERE r.dimension IN ('flow', 'currency')
)
SELECT
    p.series,
    p.other_series,
    b.label AS other_label,
    list_filter([
        CASE WHEN a.counter <> b.counter THEN 'counter' END,
        CASE WHEN a.unit <> b.unit AND a.unit IN ('USD', 'CNY') AND b.unit IN ('USD', 'CNY') THEN 'currency' END,
        CASE WHEN a.flow IS DISTINCT FROM b.flow THEN 'flow' END,
        CASE
            WHEN (a.place, a.commodity, a.reporter, a.partner) IS DISTINCT FROM (b.place, b.commodity, b.reporter, b.partner)
                OR r.dimension = 'coverage' THEN 'coverage'
        END,
        CASE WHEN a.mode IS DISTINCT FROM b.mode THEN 'mode' END,
        CASE WHEN a.valuation IS DISTINCT FROM b.valuation THEN 'valuation' END
    ], lambda dimension: dimension IS NOT NULL) AS differs_by,
    CASE
        WHEN r.relation = 'part_of' AND r.forward THEN 'part of'
        WHEN r.relation = 'part_of' THEN 'whole of'
        WHEN r.relation = 'same_as' THEN 'same as'
        WHEN a.indicator = b.indicator THEN 'same as'
        ELSE 'beside'
    END AS relation,
    coalesce(r.mixed_up, a.indicator = b.indicator) AS mixed_up,
    a.counter_label,
    b.counter_label AS other_counter_label,
    b.note AS other_note
FROM pair AS p
INNER JOIN one AS a ON a.series = p.series
INNER JOIN one AS b ON b.series = p.other_series
LEFT JOIN linked AS r ON r.indicator = a.indicator AND r.other = b.indicator;
COMMENT ON VIEW comparability IS 'What sets two series apart that could be held against each other, as of the date.';
COMMENT ON COLUMN comparability.series IS 'Indicator and counter, joined by a slash.';
COMMENT ON COLUMN comparability.other_series IS 'The series that it is compared with.';
COMMENT ON COLUMN comparability.other_label IS 'That series in words.';
COMMENT ON COLUMN comparability.differs_by IS 'The dimensions in which they differ: counter, currency, flow, coverage, mode, valuation.';
COMMENT ON COLUMN comparability.relation IS 'same as (another counter or currency), part of, whole of, or beside (two parts of one whole).';
COMMENT ON COLUMN comparability.mixed_up IS 'Whether the two are commonly taken for each other.';
COMMENT ON COLUMN comparability.counter_label IS 'Who counts the series.';
COMMENT ON COLUMN comparability.other_counter_label IS 'Who counts the other one.';
COMMENT ON COLUMN comparability.other_note IS 'What the other counter counts and where.';
