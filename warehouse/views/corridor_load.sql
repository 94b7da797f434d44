-- What one train must have carried: a total over its days and over the trains a day of its period, or of its year.
CREATE VIEW corridor_load AS
WITH total AS (
    SELECT k.check_id, k.per, f.*, date_diff('day', f.period_start, f.period_end) + 1 AS days
    FROM physical_check AS k
    INNER JOIN corridor_figure AS f ON f.corridor = k.corridor AND f.indicator = k.total
    WHERE k.kind = 'load' AND f.kind = 'outturn' AND f.measure = 'level' AND f.doubt = '' AND f.low IS NOT NULL
),
pair AS (
    SELECT
        t.*, r.value AS per_value, r.value_high AS per_value_high, r.low AS per_low, r.high AS per_high,
        r.period_start AS per_start, r.period_end AS per_end, r.parents AS per_ids, r.formula,
        r.indicator_label AS per_label, p.mode AS per_mode
    FROM total AS t
    INNER JOIN corridor_rate AS r ON r.corridor = t.corridor AND r.indicator = t.per
    INNER JOIN indicator AS p ON p.indicator = r.indicator
    WHERE t.days >= 28 AND r.kind = 'outturn' AND r.comparator <> 'up_to' AND r.low > 0
        AND (
            (r.period_start = t.period_start AND r.period_end = t.period_end)
            OR (
                year(t.period_start) = year(t.period_end)
                AND year(r.period_start) = year(t.period_end) AND year(r.period_end) = year(t.period_end)
            )
        )
    -- One a year: the same period before a rate of some days, the longest total, whole intervals before open ones.
    QUALIFY row_number() OVER (
        PARTITION BY t.check_id, year(t.period_end)
        ORDER BY r.period_start = t.period_start AND r.period_end = t.period_end DESC, t.days DESC,
            t.high IS NOT NULL DESC, r.high IS NOT NULL DESC, t.high - t.low, t.known_on DESC NULLS LAST,
            r.period_end DESC, t.figure_id, r.source_id
    ) = 1
)
SELECT
    check_id, time_period, period_start, period_end, figure_id || ' ' || per_ids AS figures,
    indicator_label AS total_label, value AS total_value, low AS total_low, high AS total_high, base_unit AS total_unit,
    comparator AS total_comparator, days, per_label, per_value, per_value_high, per_low, per_high,
    'trains_per_day' AS per_unit, per_start, per_end, formula, base_unit AS unit,
    value / days / coalesce(per_value_high, per_value) AS value,
    CASE WHEN per_value_high IS NOT NULL THEN value / days / per_value END AS value_high,
    low / days / per_high AS low,
    high / days / per_low AS high,
    CASE WHEN mode <> per_mode THEN mode ELSE '' END AS other_mode,
    known_on
FROM pair;
COMMENT ON VIEW corridor_load IS 'A claimed total against the trains that ran, one row a check and year; columns as in corridor_check.';
