-- The newest vintage of each level. A later print that only repeats a sharper one more roughly ("over 107" after
-- 107.06) is no revision: it is passed over.
CREATE VIEW observation_latest AS
SELECT o.*
FROM observation AS o
WHERE NOT EXISTS (
    FROM observation AS sharper
    WHERE sharper.series = o.series
        AND sharper.period_start = o.period_start
        AND sharper.period_end = o.period_end
        AND sharper.figure_id <> o.figure_id
        AND sharper.low >= o.low
        AND coalesce(sharper.high <= o.high, o.high IS NULL)
        AND (sharper.low > o.low OR sharper.high IS DISTINCT FROM o.high)
        AND (sharper.vintage IS NOT NULL OR o.vintage IS NULL)
)
QUALIFY row_number() OVER (
    PARTITION BY o.series, o.period_start, o.period_end
    ORDER BY o.vintage DESC NULLS LAST, o.figure_id
) = 1;
COMMENT ON VIEW observation_latest IS 'The newest vintage of each observation as of the date; columns as there.';
