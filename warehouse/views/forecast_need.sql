-- Which forecasts the build makes: for each dated level claim as of the day before it, by its own counter and by the
-- reference counter, and for each series as of now.
CREATE VIEW forecast_need AS
WITH need AS (
    SELECT
        c.indicator,
        unnest([c.series_counter, c.reference_counter]) AS counter,
        c.known_on - 1 AS as_of,
        year(c.period_end) AS last_year,
        CASE WHEN c.freq = 'M' THEN c.time_period END AS month
    FROM claim AS c
    WHERE c.measure = 'level' AND c.freq IN ('A', 'M') AND c.known_on IS NOT NULL
    UNION ALL
    -- A series that ended long ago is no longer forecast.
    SELECT indicator, counter, as_of(), 0, NULL
    FROM annual_level
    GROUP BY indicator, counter
    HAVING max(period_end) + INTERVAL 3 YEAR > as_of()
)
SELECT
    indicator,
    counter,
    as_of,
    max(last_year) AS last_year,
    coalesce(list(DISTINCT month ORDER BY month) FILTER (month IS NOT NULL), []) AS months
FROM need
WHERE counter IS NOT NULL
GROUP BY ALL
ORDER BY ALL;
COMMENT ON VIEW forecast_need IS 'A series, the last day whose figures its forecast may use, and the periods to reach.';
COMMENT ON COLUMN forecast_need.as_of IS 'The last day whose figures may be used.';
COMMENT ON COLUMN forecast_need.last_year IS 'The last year to reach; 0 for no wish.';
COMMENT ON COLUMN forecast_need.months IS 'Months to reach, ISO 8601.';
