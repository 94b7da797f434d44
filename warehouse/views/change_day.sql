-- On which days may a view say something else than on the day before? All that any of them compares with as_of().
CREATE VIEW change_day AS
WITH compared AS (
    SELECT known_on AS day FROM printed_figure
    UNION
    SELECT known_on FROM citation
    UNION
    SELECT known_on FROM implied_figure
    UNION
    SELECT unnest([as_of, as_of + INTERVAL 1 YEAR + INTERVAL 1 DAY, cutoff + INTERVAL 3 YEAR])::DATE FROM forecast
    UNION
    SELECT outturn_known_on FROM forecast_score
    UNION
    SELECT unnest([period_end, period_end + INTERVAL 1 YEAR])::DATE FROM printed_figure WHERE kind IN ('forecast', 'target')
    UNION
    SELECT period_end FROM forecast_point
    UNION
    SELECT newest_day()
)
SELECT day
FROM compared
WHERE day <= newest_day();
COMMENT ON VIEW change_day IS 'The days on which any view may change, whatever the date of the view.';
COMMENT ON COLUMN change_day.day IS 'The day.';
