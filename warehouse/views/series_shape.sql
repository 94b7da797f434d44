-- What can be shown of a series.
CREATE VIEW series_shape AS
SELECT series_id, measure, shape, count(*) AS marks
FROM series_drawn
WHERE role = 'history'
GROUP BY series_id, measure, shape;
COMMENT ON VIEW series_shape IS 'The measures and shapes that each series has, as of the date; columns as in series_drawn.';
COMMENT ON COLUMN series_shape.marks IS 'Number of values.';
