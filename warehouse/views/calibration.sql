-- The forecasts in public: every forecast of a year that has come, by how long before the year's end it was made: how
-- often the intervals held, and its error against the newest year known then carried on unchanged.
CREATE VIEW calibration AS
WITH lead AS (
    SELECT
        s.*,
        f.indicator,
        f.counter,
        date_diff('month', f.as_of, s.period_end) AS months,
        abs(100 * ln(b.median::DOUBLE / s.outturn::DOUBLE)) AS error_pct,
        abs(100 * ln(s.naive::DOUBLE / s.outturn::DOUBLE)) AS naive_error_pct,
        100 * s.crps AS crps_pct
    FROM forecast_score AS s
    INNER JOIN forecast AS f USING (forecast_id)
    INNER JOIN forecast_point AS b
        ON b.forecast_id = s.forecast_id AND b.time_period = s.time_period AND b.freq = 'A' AND b.level = 50
    WHERE s.outturn_known_on <= as_of()
),
placed AS (
    SELECT *, CASE WHEN months < 0 THEN 0 WHEN months < 3 THEN 1 WHEN months < 6 THEN 2 WHEN months < 12 THEN 3
        WHEN months < 24 THEN 4 ELSE 5 END AS place
    FROM lead
)
SELECT
    place,
    ['the year over, its total not yet printed', 'up to 3 months', '3 to 6 months', '6 to 12 months', '1 to 2 years',
        'over 2 years'][place + 1] AS lead,
    count(*) AS forecasts,
    count(DISTINCT (indicator, counter)) AS series,
    count(DISTINCT (indicator, counter, time_period)) AS years,
    100 * avg((percentile BETWEEN 25 AND 75)::INTEGER) AS held_50,
    100 * avg((percentile BETWEEN 10 AND 90)::INTEGER) AS held_80,
    100 * avg((percentile BETWEEN 2.5 AND 97.5)::INTEGER) AS held_95,
    round(avg(error_pct), 9) AS error_pct,
    round(avg(naive_error_pct), 9) AS naive_error_pct,
    round(avg(crps_pct), 9) AS crps_pct,
    count(DISTINCT (indicator, counter, time_period)) < 20 AS is_short
FROM placed
GROUP BY place;
COMMENT ON VIEW calibration IS 'How the stored forecasts of years held up, by lead, as of the date.';
COMMENT ON COLUMN calibration.place IS 'Place of the lead, the shortest first.';
COMMENT ON COLUMN calibration.lead IS 'How long before the year''s end the forecast was made.';
COMMENT ON COLUMN calibration.forecasts IS 'Number of forecasts; those of one year are no independent trials.';
COMMENT ON COLUMN calibration.series IS 'Number of series.';
COMMENT ON COLUMN calibration.years IS 'Number of different years of series that were forecast.';
COMMENT ON COLUMN calibration.held_50 IS 'Share of outturns within the 50% interval, in percent.';
COMMENT ON COLUMN calibration.held_80 IS 'Share of outturns within the 80% interval, in percent.';
COMMENT ON COLUMN calibration.held_95 IS 'Share of outturns within the 95% interval, in percent.';
COMMENT ON COLUMN calibration.error_pct IS 'Mean absolute log error of the median, in percent.';
COMMENT ON COLUMN calibration.naive_error_pct IS 'Mean absolute log error of the newest year known then, in percent.';
COMMENT ON COLUMN calibration.crps_pct IS 'Mean continuous ranked probability score of the logs, in percent: an error''s is its own size.';
COMMENT ON COLUMN calibration.is_short IS 'Whether there are too few different years to say anything.';
