-- Totals from January on, month by month: as known, else the months printed since the last total known, added to it. A month
-- that is missing is never bridged.
CREATE VIEW year_to_date AS
WITH known AS (
    SELECT *, [source_id] AS source_ids, year(period_start) AS of_year,
        CASE WHEN period_end = last_day(period_end) THEN month(period_end) END AS of_month
    FROM known_level
    WHERE list_contains(shapes(freq, period_start), 'YTD')
),
month AS (
    SELECT *, year(period_start) AS of_year, month(period_start) AS of_month
    FROM known_level
    WHERE freq = 'M' AND label <> 'implied'
),
start AS (
    SELECT series, of_year, of_month, value, low, high, source_ids, known_on FROM known WHERE of_month < 12
    UNION ALL
    SELECT DISTINCT series, of_year, 0, 0::DECIMAL(24, 6), 0::DECIMAL(24, 6), 0::DECIMAL(24, 6), []::VARCHAR[], NULL::DATE
    FROM month
),
added AS (
    SELECT e.series, e.counter, e.period_end, e.base_unit, e.of_year, e.of_month, s.of_month AS since,
        (s.value + sum(m.value))::DECIMAL(24, 6) AS value,
        CASE WHEN count(m.low) = count(*) THEN s.low + sum(m.low) END::DECIMAL(24, 6) AS low,
        CASE WHEN count(m.high) = count(*) THEN s.high + sum(m.high) END::DECIMAL(24, 6) AS high,
        s.source_ids || list(m.source_id ORDER BY m.of_month) AS source_ids,
        greatest(s.known_on, max(m.known_on)) AS known_on
    FROM month AS e
    INNER JOIN start AS s ON s.series = e.series AND s.of_year = e.of_year AND s.of_month < e.of_month
    INNER JOIN month AS m
        ON m.series = e.series AND m.of_year = e.of_year AND m.of_month > s.of_month AND m.of_month <= e.of_month
    ANTI JOIN known AS k ON k.series = e.series AND k.of_year = e.of_year AND k.of_month = e.of_month
    GROUP BY e.series, e.counter, e.period_end, e.base_unit, e.of_year, e.of_month, s.of_month, s.value, s.low, s.high,
        s.source_ids, s.known_on
    HAVING count(*) = e.of_month - s.of_month
)
SELECT series, counter, time_period, period_start, period_end, value, low, high, base_unit, label, source_ids, known_on,
    of_year, of_month
FROM known
UNION ALL
SELECT series, counter, of_year || '-01/' || strftime(period_end, '%Y-%m'), make_date(of_year::BIGINT, 1, 1), period_end, value, low, high,
    base_unit, 'computed', source_ids, known_on, of_year, of_month
FROM added
QUALIFY row_number() OVER (PARTITION BY series, period_end ORDER BY since DESC) = 1;
COMMENT ON VIEW year_to_date IS 'One total from January on a series and end of period, as of the date; columns as in known_level.';
COMMENT ON COLUMN year_to_date.label IS 'As in known_level; computed where months were added up.';
COMMENT ON COLUMN year_to_date.source_ids IS 'The figures, printed or implied, that it is or is made from.';
COMMENT ON COLUMN year_to_date.known_on IS 'When the last of these became known.';
COMMENT ON COLUMN year_to_date.of_year IS 'The calendar year.';
COMMENT ON COLUMN year_to_date.of_month IS 'The last month, 1 to 12; empty where it ends within a month.';
