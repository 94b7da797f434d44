-- The newest vintage of each level, rough repeats and doubtful figures passed over.
CREATE VIEW observation_latest AS
SELECT o.*
FROM observation AS o
ANTI JOIN passed_over AS r USING (figure_id)
QUALIFY row_number() OVER (
    PARTITION BY o.series, o.period_start, o.period_end
    ORDER BY o.vintage DESC NULLS LAST, o.figure_id
) = 1;
COMMENT ON VIEW observation_latest IS 'The newest vintage of each observation as of the date; columns as there.';
