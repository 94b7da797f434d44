-- The first sound print of every level and growth, rough ones included: what was said when the period was news.
CREATE VIEW first_print AS
WITH printed AS (
    SELECT 'level' AS measure, * FROM observation
    UNION ALL
    SELECT 'growth' AS measure, * FROM growth
)
SELECT measure, series, period_start, period_end, value, vintage, figure_id
FROM printed
WHERE vintage IS NOT NULL AND obs_status = 'A'
QUALIFY row_number() OVER (
    PARTITION BY measure, series, period_start, period_end ORDER BY vintage, high - low NULLS LAST, figure_id
) = 1;
COMMENT ON VIEW first_print IS 'The first sound print of each level and growth; columns as in observation.';
COMMENT ON COLUMN first_print.measure IS 'level or growth.';
COMMENT ON COLUMN first_print.value IS 'Value as first printed, in the series'' base unit, or in percent.';
