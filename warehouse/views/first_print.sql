-- The first sound print of every level and growth, rough ones included: what was said when the period was news.
CREATE VIEW first_print AS
WITH printed AS (
    SELECT *
    FROM (
        SELECT 'level' AS measure, * FROM observation
        UNION ALL
        SELECT 'growth' AS measure, * FROM growth
    ) AS p
    WHERE vintage IS NOT NULL AND obs_status = 'A'
    -- What a paper quotes serves only where there is no statistic of the period.
    QUALIFY collection = 'statistics'
        OR NOT bool_or(collection = 'statistics') OVER (PARTITION BY measure, series, period_start, period_end)
)
SELECT
    measure, series, period_start, period_end, value, vintage, figure_id,
    max(value) OVER (PARTITION BY measure, series, period_start, period_end) AS highest_value
FROM printed
QUALIFY row_number() OVER (
    PARTITION BY measure, series, period_start, period_end ORDER BY vintage, high - low NULLS LAST, figure_id
) = 1;
COMMENT ON VIEW first_print IS 'The first sound print of each level and growth; columns as in observation.';
COMMENT ON COLUMN first_print.measure IS 'level or growth.';
COMMENT ON COLUMN first_print.highest_value IS 'The highest of all its sound prints, in the same unit: once met it stays met.';
COMMENT ON COLUMN first_print.value IS 'Value as first printed, in the series'' base unit, or in percent.';
