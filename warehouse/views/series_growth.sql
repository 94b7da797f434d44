-- Growth on a year earlier, computed from the newest values of a series; and as its counter printed it, which is another
-- thing: customs print growth against revised bases. From what printed growth implies, it is not computed back.
CREATE VIEW series_growth AS
WITH from_growth AS (
    SELECT list(DISTINCT p.implied_id) AS ids
    FROM implied_parent AS p
    INNER JOIN printed_figure AS f USING (figure_id)
    WHERE f.measure = 'growth'
)
SELECT
    v.series, v.counter, v.shape, v.time_period, v.period_start, v.period_end,
    (100 * (v.value / b.value - 1))::DECIMAL(24, 6) AS value,
    (100 * (v.low / b.high - 1))::DECIMAL(24, 6) AS low,
    (100 * (v.high / nullif(b.low, 0) - 1))::DECIMAL(24, 6) AS high,
    'computed' AS label,
    list_sort(list_distinct(v.source_ids || b.source_ids)) AS source_ids,
    greatest(v.known_on, b.known_on) AS known_on
FROM series_value AS v
INNER JOIN series_value AS b
    ON b.series = v.series AND b.shape = v.shape AND b.period_start = v.period_start - INTERVAL 1 YEAR
    AND b.period_end = CASE WHEN v.period_end = last_day(v.period_end)
        THEN last_day(v.period_end - INTERVAL 1 YEAR) ELSE v.period_end - INTERVAL 1 YEAR END
INNER JOIN from_growth AS g ON NOT list_has_any(v.source_ids || b.source_ids, g.ids)
WHERE v.shape <> 'ALL' AND b.value > 0
UNION ALL
SELECT series, counter, unnest(shapes(freq, period_start)), time_period, period_start, period_end, value, low, high, 'printed',
    [figure_id], vintage
FROM (
    SELECT *
    FROM growth
    WHERE obs_status = 'A'
    QUALIFY row_number() OVER (
        PARTITION BY series, period_start, period_end
        ORDER BY vintage IS NULL, collection = 'statistics' DESC, vintage DESC, high - low NULLS LAST, figure_id
    ) = 1
);
COMMENT ON VIEW series_growth IS 'Growth of each value of a series on a year earlier, in percent; columns as in series_value.';
COMMENT ON COLUMN series_growth.value IS 'Growth, in percent.';
COMMENT ON COLUMN series_growth.label IS 'computed from two values, or printed by the counter.';
