-- How far a train must have gone in a day: each printed distance of a way over each printed time on it.
CREATE VIEW corridor_speed AS
SELECT
    k.check_id, t.time_period, t.period_start, t.period_end, d.figure_id || ' ' || t.figure_id AS figures,
    d.indicator_label AS total_label, d.value AS total_value, d.low AS total_low, d.high AS total_high,
    d.base_unit AS total_unit, d.comparator AS total_comparator, 1 AS days, t.indicator_label AS per_label,
    t.value AS per_value, t.value_high AS per_value_high, t.low AS per_low, t.high AS per_high, 'days' AS per_unit,
    t.period_start AS per_start, t.period_end AS per_end, '' AS formula, 'km_per_day' AS unit,
    d.value / coalesce(t.value_high, t.value) AS value,
    CASE WHEN t.value_high IS NOT NULL THEN d.value / t.value END AS value_high,
    d.low / t.high AS low,
    d.high / t.low AS high,
    '' AS other_mode,
    greatest(d.known_on, t.known_on) AS known_on
FROM physical_check AS k
INNER JOIN corridor_figure AS d ON d.corridor = k.corridor AND d.indicator = k.total
INNER JOIN corridor_figure AS t ON t.corridor = k.corridor AND t.indicator = k.per
WHERE k.kind = 'speed' AND d.measure = 'level' AND t.measure = 'duration' AND d.doubt = '' AND t.doubt = '' AND t.low > 0;
COMMENT ON VIEW corridor_speed IS 'Distances against days; columns as in corridor_check.';
