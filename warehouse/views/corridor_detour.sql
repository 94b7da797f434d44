-- How much longer a printed way is than the great circle between its ends (haversine, a globe of 6,371 km).
CREATE VIEW corridor_detour AS
WITH straight AS (
    SELECT
        k.check_id, k.corridor, k.total, a.name || ' to ' || b.name AS between_,
        2 * 6371 * asin(sqrt(
            pow(sin(radians(b.latitude - a.latitude) / 2), 2)
            + cos(radians(a.latitude)) * cos(radians(b.latitude)) * pow(sin(radians(b.longitude - a.longitude) / 2), 2)
        )) AS km
    FROM physical_check AS k
    INNER JOIN place AS a ON a.place = k.start
    INNER JOIN place AS b ON b.place = k.finish
    WHERE k.kind = 'detour'
)
SELECT
    s.check_id, f.time_period, f.period_start, f.period_end, f.figure_id AS figures,
    f.indicator_label AS total_label, f.value AS total_value, f.low AS total_low, f.high AS total_high,
    f.base_unit AS total_unit, f.comparator AS total_comparator, 1 AS days, s.between_ AS per_label,
    s.km AS per_value, NULL::DOUBLE AS per_value_high, s.km AS per_low, s.km AS per_high, 'km' AS per_unit,
    NULL::DATE AS per_start, NULL::DATE AS per_end, '' AS formula, 'times' AS unit,
    f.value / s.km AS value, NULL::DOUBLE AS value_high, f.low / s.km AS low, f.high / s.km AS high,
    '' AS other_mode, f.known_on
FROM straight AS s
INNER JOIN corridor_figure AS f ON f.corridor = s.corridor AND f.indicator = s.total
WHERE f.measure = 'level' AND f.base_unit = 'km' AND f.doubt = '';
COMMENT ON VIEW corridor_detour IS 'Distances against the straight line; columns as in corridor_check.';
