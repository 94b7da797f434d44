-- What forecasts of years are held against: each complete year's newest total, and the day from which one was known.
CREATE VIEW forecast_outturn AS
SELECT a.indicator, a.counter, a.time_period, a.period_end, a.value, min(k.known_on) AS known_on
FROM annual_level AS a
INNER JOIN known_total AS k
    ON k.indicator = a.indicator AND k.counter = a.counter AND k.time_period = a.time_period
GROUP BY ALL;
COMMENT ON VIEW forecast_outturn IS 'The complete years of each series, as of the date.';
COMMENT ON COLUMN forecast_outturn.value IS 'The year''s newest total, in the indicator''s base unit.';
COMMENT ON COLUMN forecast_outturn.known_on IS 'When a total of the year first became known.';
