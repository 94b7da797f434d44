-- The forecast of each series that serves as of the date: the newest, unless the series ended long ago.
CREATE VIEW forecast_current AS
SELECT *
FROM forecast
WHERE as_of <= as_of() AND cutoff + INTERVAL 3 YEAR > as_of()
QUALIFY row_number() OVER (PARTITION BY indicator, counter ORDER BY as_of DESC) = 1;
COMMENT ON VIEW forecast_current IS 'One forecast a series, as of the date; columns as in forecast.';
