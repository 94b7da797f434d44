-- How likely each dated level target or forecast was when it was made and is now, until when it was within the 95%
-- band, and the year in which the newest median path crosses it.
CREATE VIEW target_outlook AS
WITH newest AS (
    SELECT * FROM chance WHERE is_newest
),
crossing AS (
    SELECT n.claim_id, min(year(p.period_start)) AS crossing_year, max(year(p.period_start)) AS furthest_year
    FROM newest AS n
    INNER JOIN claim AS c ON c.figure_id = n.claim_id
    INNER JOIN forecast_point AS p ON p.forecast_id = n.forecast_id AND p.freq = 'A'
    WHERE p.median >= c.low AND p.period_end > as_of()
    GROUP BY n.claim_id
)
SELECT
    k.figure_id AS target_id,
    a.chance AS chance_then,
    a.as_of AS chance_then_on,
    k.verdict = 'open' AS is_open,
    n.chance AS chance_now,
    n.as_of AS chance_now_on,
    l.chance_before,
    k.verdict = 'open' AND nf.as_of + INTERVAL 1 YEAR < as_of() AS is_stale,
    l.last_within_on,
    l.first_outside_on,
    CASE WHEN k.verdict = 'open' THEN x.crossing_year END AS crossing_year,
    CASE WHEN k.verdict = 'open' THEN r.furthest_year END AS furthest_year,
    nf.reason AS chance_now_reason,
    year(k.period_end) AS deadline_year,
    l.forecasts
FROM claim_check AS k
INNER JOIN newest AS n ON n.claim_id = k.figure_id
INNER JOIN forecast AS nf ON nf.forecast_id = n.forecast_id
LEFT JOIN chance AS a ON a.claim_id = k.figure_id AND a.is_first
LEFT JOIN crossing AS x ON x.claim_id = k.figure_id
LEFT JOIN (
    SELECT forecast_id, max(year(period_start)) AS furthest_year FROM forecast_point WHERE freq = 'A' GROUP BY forecast_id
) AS r ON r.forecast_id = n.forecast_id
LEFT JOIN (
    SELECT
        claim_id,
        count(*) AS forecasts,
        max_by(chance, as_of) FILTER (NOT is_newest) AS chance_before,
        max(as_of) FILTER (chance >= 0.025) AS last_within_on,
        min(as_of) FILTER (chance < 0.025) AS first_outside_on
    FROM chance
    GROUP BY claim_id
) AS l ON l.claim_id = k.figure_id
WHERE k.kind IN ('forecast', 'target') AND k.measure = 'level';
COMMENT ON VIEW target_outlook IS 'How likely each target and forecast of a level was and is, by simple forecasts, as of the date.';
COMMENT ON COLUMN target_outlook.target_id IS 'figure_id of the target.';
COMMENT ON COLUMN target_outlook.chance_then IS 'Its probability by the last forecast made before it; empty where none could be made.';
COMMENT ON COLUMN target_outlook.chance_then_on IS 'Day from which that forecast served.';
COMMENT ON COLUMN target_outlook.is_open IS 'Whether it is still to be decided.';
COMMENT ON COLUMN target_outlook.chance_now IS 'Its probability by the newest forecast; once resolved, by the last one before that.';
COMMENT ON COLUMN target_outlook.chance_now_on IS 'Day from which that forecast serves, or served.';
COMMENT ON COLUMN target_outlook.chance_before IS 'Probability by the forecast before that one; empty where there is none.';
COMMENT ON COLUMN target_outlook.is_stale IS 'Whether nothing new is known of its series for a year.';
COMMENT ON COLUMN target_outlook.last_within_on IS 'The last forecast that gave it 2.5% or more: its 95% prediction interval reached up to the level.';
COMMENT ON COLUMN target_outlook.first_outside_on IS 'The first forecast that gave it less; empty if none did.';
COMMENT ON COLUMN target_outlook.crossing_year IS 'The first year not over as of the date whose median reaches it; empty if none does.';
COMMENT ON COLUMN target_outlook.furthest_year IS 'The last year that the newest forecast reaches.';
COMMENT ON COLUMN target_outlook.chance_now_reason IS 'Which model the newest forecast is of, and why.';
COMMENT ON COLUMN target_outlook.deadline_year IS 'Year of its deadline.';
COMMENT ON COLUMN target_outlook.forecasts IS 'How many forecasts speak of it.';
