-- The newest vintage of each level, rough repeats and doubtful figures passed over. What a paper quotes does not stand
-- in for a statistic, however late it is printed.
CREATE VIEW observation_latest AS
SELECT o.*
FROM observation AS o
ANTI JOIN passed_over AS r USING (figure_id)
QUALIFY row_number() OVER (
    PARTITION BY o.series, o.period_start, o.period_end
    ORDER BY o.vintage IS NULL, o.collection = 'statistics' DESC, o.vintage DESC, o.figure_id
) = 1;
COMMENT ON VIEW observation_latest IS 'The newest vintage of each observation as of the date; columns as there.';
