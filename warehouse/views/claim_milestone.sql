-- For each dated milestone that was promised: when it is recorded, and the latest date it was promised for since.
CREATE VIEW claim_milestone AS
SELECT
    c.figure_id AS claim_id,
    min(m.period_end) FILTER (m.kind = 'outturn') AS reached_on,
    arg_min(m.figure_id, m.period_end) FILTER (m.kind = 'outturn') AS reached_figure_id,
    max(m.period_end) FILTER (m.kind <> 'outturn' AND m.known_on > c.known_on) AS moved_to,
    arg_max(m.figure_id, m.period_end) FILTER (m.kind <> 'outturn' AND m.known_on > c.known_on) AS moved_figure_id
FROM claim AS c
INNER JOIN figure AS m
    ON m.indicator = c.indicator AND m.measure = 'milestone' AND m.doubt = '' AND m.known_on IS NOT NULL
    AND m.period_end IS NOT NULL AND m.figure_id <> c.figure_id
WHERE c.measure = 'milestone' AND c.kind IN ('forecast', 'target')
GROUP BY c.figure_id;
COMMENT ON VIEW claim_milestone IS 'What became of each promised milestone, as of the date.';
COMMENT ON COLUMN claim_milestone.claim_id IS 'figure_id of the promise.';
COMMENT ON COLUMN claim_milestone.reached_on IS 'Last day of the period for which the milestone is recorded as reached; empty where it is not.';
COMMENT ON COLUMN claim_milestone.reached_figure_id IS 'The figure that records it.';
COMMENT ON COLUMN claim_milestone.moved_to IS 'The latest deadline that was given for it since the promise; empty where there was none.';
COMMENT ON COLUMN claim_milestone.moved_figure_id IS 'The figure that gives that deadline.';
