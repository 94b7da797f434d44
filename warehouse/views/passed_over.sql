-- Outturns that no verdict, forecast or latest value takes: doubtful ones, and those that only repeat a sharper print
-- of a statistic more roughly ("over 107" after 107.06): no revision. A claim never hides what it is checked against.
-- Until its sharper print became known, a rough one was all that there was.
CREATE VIEW passed_over AS
SELECT figure_id, 'doubtful' AS reason, NULL::DATE AS since
FROM figure
WHERE kind = 'outturn' AND doubt <> ''
UNION ALL
SELECT f.figure_id, 'rough', min(sharper.known_on)
FROM figure AS f
INNER JOIN figure AS sharper
    ON sharper.indicator = f.indicator AND sharper.counter = f.counter AND sharper.measure = f.measure
    AND sharper.kind = f.kind AND sharper.time_period = f.time_period AND sharper.figure_id <> f.figure_id
WHERE f.kind = 'outturn'
    AND f.doubt = ''
    AND sharper.doubt = ''
    AND sharper.collection = 'statistics'
    AND sharper.low >= f.low
    AND coalesce(sharper.high <= f.high, f.high IS NULL)
    AND (sharper.low > f.low OR sharper.high IS DISTINCT FROM f.high)
    AND (sharper.known_on IS NOT NULL OR f.known_on IS NULL)
GROUP BY f.figure_id;
COMMENT ON VIEW passed_over IS 'Outturns that nothing rests on, as of the date: doubtful, or a rough repeat of a sharper print.';
COMMENT ON COLUMN passed_over.figure_id IS 'The figure.';
COMMENT ON COLUMN passed_over.reason IS 'doubtful or rough.';
COMMENT ON COLUMN passed_over.since IS 'When the first sharper print became known; empty for a doubtful one, which never served.';
