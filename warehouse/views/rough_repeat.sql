-- Prints that only repeat a sharper one more roughly ("over 107" after 107.06): no revision, so they are passed over.
-- Only statistics are sharper: a claim never hides what it is to be checked against.
CREATE VIEW rough_repeat AS
SELECT DISTINCT f.figure_id
FROM known_figure AS f
INNER JOIN known_figure AS sharper
    ON sharper.indicator = f.indicator AND sharper.counter = f.counter AND sharper.measure = f.measure
    AND sharper.kind = f.kind AND sharper.time_period = f.time_period AND sharper.figure_id <> f.figure_id
INNER JOIN document AS d ON d.document_id = sharper.document_id AND d.collection = 'statistics'
WHERE f.kind = 'outturn'
    AND sharper.low >= f.low
    AND coalesce(sharper.high <= f.high, f.high IS NULL)
    AND (sharper.low > f.low OR sharper.high IS DISTINCT FROM f.high)
    AND (sharper.known_on IS NOT NULL OR f.known_on IS NULL);
COMMENT ON VIEW rough_repeat IS 'Outturns that repeat a sharper print of the same period more roughly, as of the date.';
COMMENT ON COLUMN rough_repeat.figure_id IS 'The rougher figure.';
