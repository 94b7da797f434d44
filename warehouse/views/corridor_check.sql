-- Do a corridor's quantities hold together? Each quotient beside the range in which it must lie.
CREATE VIEW corridor_check AS
WITH every AS (
    SELECT * FROM corridor_load
    UNION ALL
    SELECT * FROM corridor_speed
    UNION ALL
    SELECT * FROM corridor_detour
)
SELECT
    k.corridor, k.number, k.kind, e.* REPLACE (
        e.total_value::DOUBLE AS total_value, e.total_low::DOUBLE AS total_low, e.total_high::DOUBLE AS total_high,
        e.per_value::DOUBLE AS per_value, e.per_value_high::DOUBLE AS per_value_high,
        e.per_low::DOUBLE AS per_low, e.per_high::DOUBLE AS per_high
    ),
    a.label AS assumption_label,
    a.low::DOUBLE AS bound_low,
    a.high::DOUBLE AS bound_high,
    a.unit AS bound_unit,
    a.reason,
    a.low * e.days * coalesce(e.per_low, 0) AS product_low,
    a.high * e.days * e.per_high AS product_high,
    CASE
        WHEN coalesce(e.low, 0) > a.high OR e.high < a.low THEN 'does not hold'
        WHEN e.low >= a.low AND e.high <= a.high THEN 'holds'
        ELSE 'may hold'
    END AS finding
FROM every AS e
INNER JOIN physical_check AS k USING (check_id)
INNER JOIN assumption AS a USING (assumption);
COMMENT ON VIEW corridor_check IS 'Physical checks: a total over what carries it, against an assumed range.';
COMMENT ON COLUMN corridor_check.number IS 'The check''s place in lists, from 1.';
COMMENT ON COLUMN corridor_check.figures IS 'The printed figures that it rests on, separated by spaces.';
COMMENT ON COLUMN corridor_check.total_label IS 'What is carried, or the way, in words.';
COMMENT ON COLUMN corridor_check.total_value IS 'How much or how far, in total_unit.';
COMMENT ON COLUMN corridor_check.total_low IS 'Its lower bound, in total_unit; empty when open.';
COMMENT ON COLUMN corridor_check.total_high IS 'Its upper bound, in total_unit; empty when open.';
COMMENT ON COLUMN corridor_check.total_unit IS 'Unit of the total.';
COMMENT ON COLUMN corridor_check.total_comparator IS 'How the total is printed: exactly, about, more_than ...';
COMMENT ON COLUMN corridor_check.days IS 'Days of a load''s period; else 1.';
COMMENT ON COLUMN corridor_check.per_label IS 'The trains or the days, in words; of a detour its two ends.';
COMMENT ON COLUMN corridor_check.per_value IS 'Trains a day, days on the way, or km of the great circle, in per_unit.';
COMMENT ON COLUMN corridor_check.per_value_high IS 'Upper end of a printed range of these, in per_unit; empty otherwise.';
COMMENT ON COLUMN corridor_check.per_low IS 'Their lower bound, in per_unit; empty when open.';
COMMENT ON COLUMN corridor_check.per_high IS 'Their upper bound, in per_unit; empty when open.';
COMMENT ON COLUMN corridor_check.per_unit IS 'Unit of what the total is divided by.';
COMMENT ON COLUMN corridor_check.per_start IS 'First day of the trains'' or the days'' own period; empty for a detour.';
COMMENT ON COLUMN corridor_check.per_end IS 'Last day of it.';
COMMENT ON COLUMN corridor_check.formula IS 'How trains a day follow from a printed number of trains; empty where they are printed.';
COMMENT ON COLUMN corridor_check.unit IS 'Unit of value, low and high: of a load that of the total, a train.';
COMMENT ON COLUMN corridor_check.value IS 'The quotient, in unit.';
COMMENT ON COLUMN corridor_check.value_high IS 'Its upper end where a range was printed, in unit; empty otherwise.';
COMMENT ON COLUMN corridor_check.low IS 'Its lower bound, in unit; empty when open.';
COMMENT ON COLUMN corridor_check.high IS 'Its upper bound, in unit; empty when open.';
COMMENT ON COLUMN corridor_check.other_mode IS 'Ways of transport that the total counts, where the trains are not all of them; empty else.';
COMMENT ON COLUMN corridor_check.assumption_label IS 'What is assumed, in words.';
COMMENT ON COLUMN corridor_check.bound_low IS 'Lower end of the assumed range, in bound_unit.';
COMMENT ON COLUMN corridor_check.bound_high IS 'Upper end of the assumed range, in bound_unit.';
COMMENT ON COLUMN corridor_check.bound_unit IS 'Unit of the assumed range.';
COMMENT ON COLUMN corridor_check.product_low IS 'What the least that is assumed makes, in total_unit.';
COMMENT ON COLUMN corridor_check.product_high IS 'What the most that is assumed makes, in total_unit; empty when open.';
COMMENT ON COLUMN corridor_check.finding IS 'holds: all of the interval is within the range; may hold: some of it; does not hold: none.';
COMMENT ON COLUMN corridor_check.known_on IS 'When the newest of its figures became known.';
