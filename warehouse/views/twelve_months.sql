-- Sums of twelve months: a calendar year; a year to date, the year before and less its part; or twelve months in a row.
CREATE VIEW twelve_months AS
WITH rolled AS (
    SELECT y.series, y.counter, y.period_end, y.base_unit,
        (y.value + w.value - p.value)::DECIMAL(24, 6) AS value,
        (y.low + w.low - p.high)::DECIMAL(24, 6) AS low,
        (y.high + w.high - p.low)::DECIMAL(24, 6) AS high,
        y.source_ids || w.source_ids || p.source_ids AS source_ids,
        greatest(y.known_on, w.known_on, p.known_on) AS known_on,
        1 AS place
    FROM year_to_date AS y
    INNER JOIN year_to_date AS w ON w.series = y.series AND w.of_year = y.of_year - 1 AND w.of_month = 12
    INNER JOIN year_to_date AS p ON p.series = y.series AND p.of_year = y.of_year - 1 AND p.of_month = y.of_month
    WHERE y.of_month < 12
),
month AS (
    SELECT *, 12 * year(period_start) + month(period_start) AS number
    FROM known_level
    WHERE freq = 'M' AND label <> 'implied'
),
row_of AS (
    SELECT e.series, e.counter, e.period_end, e.base_unit,
        sum(m.value)::DECIMAL(24, 6),
        CASE WHEN count(m.low) = 12 THEN sum(m.low) END::DECIMAL(24, 6),
        CASE WHEN count(m.high) = 12 THEN sum(m.high) END::DECIMAL(24, 6),
        list(m.source_id ORDER BY m.number),
        max(m.known_on),
        2
    FROM month AS e
    INNER JOIN month AS m ON m.series = e.series AND m.number BETWEEN e.number - 11 AND e.number
    GROUP BY e.series, e.counter, e.period_end, e.base_unit
    HAVING count(*) = 12
),
computed AS (
    SELECT * FROM rolled
    UNION ALL
    SELECT * FROM row_of
    WHERE month(period_end) < 12
)
SELECT series, counter, time_period, period_start, period_end, value, low, high, base_unit, label, source_ids, known_on
FROM year_to_date
WHERE of_month = 12
UNION ALL
SELECT series, counter, strftime(period_end - INTERVAL 11 MONTH, '%Y-%m') || '/' || strftime(period_end, '%Y-%m'),
    date_trunc('month', period_end - INTERVAL 11 MONTH)::DATE, period_end, value, low, high, base_unit, 'computed', source_ids, known_on
FROM computed
QUALIFY row_number() OVER (PARTITION BY series, period_end ORDER BY place) = 1;
COMMENT ON VIEW twelve_months IS 'One sum of twelve months a series and last month, as of the date; columns as in year_to_date.';
COMMENT ON COLUMN twelve_months.value IS 'The sum, in base_unit.';
COMMENT ON COLUMN twelve_months.label IS 'As in year_to_date.';
