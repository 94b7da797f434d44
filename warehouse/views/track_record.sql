-- How the claims of each speaker and of each organisation held up. A claim with both counts once under each. Names lose
-- what stands in parentheses and whom they only relay ("X (per Y)", "X, via Y"). An error counts where the rule judged
-- the promise of a level; sums are of decimals, since doubles add up differently from run to run.
CREATE VIEW track_record AS
WITH named AS (
    SELECT
        k.*,
        n.name_of,
        regexp_replace(
            CASE n.name_of WHEN 'speaker' THEN k.speaker ELSE k.organisation END,
            '\s*\([^)]*\)|(^|,\s*)(via|after|reporting)\s.*$', '', 'g'
        ) AS name,
        CASE WHEN k.kind IN ('forecast', 'target') AND k.measure = 'level'
            AND k.verdict IN ('met early', 'met', 'missed') THEN TRY_CAST(k.error_pct AS DECIMAL(18, 6)) END AS error
    FROM claim_check AS k
    CROSS JOIN (VALUES ('speaker'), ('organisation')) AS n (name_of)
),
counted AS (
    SELECT
        name_of,
        name,
        count(*) AS claims,
        count(*) FILTER (verdict IN ('met early', 'met')) AS met,
        count(*) FILTER (verdict = 'missed') AS missed,
        count(*) FILTER (verdict = 'agrees') AS agrees,
        count(*) FILTER (verdict = 'differs') AS differs,
        count(*) FILTER (contains(verdict, 'counter')) AS another_counter,
        count(*) FILTER (verdict = 'open') AS open,
        count(*) FILTER (verdict = 'unresolvable') AS unresolvable,
        count(*) FILTER (verdict = 'unchecked') AS unchecked,
        count(error) AS errors,
        TRY_CAST(avg(error) AS DECIMAL(18, 6)) AS mean_signed_error_pct,
        TRY_CAST(avg(abs(error)) AS DECIMAL(18, 6)) AS mean_absolute_error_pct,
        min(stated_on) AS first_stated,
        max(stated_on) AS last_stated,
        string_agg(figure_id, ' ' ORDER BY stated_on DESC NULLS LAST, figure_id) AS claim_ids
    FROM named
    WHERE name <> ''
    GROUP BY name_of, name
)
SELECT
    name_of,
    name,
    claims,
    met + missed + agrees + differs + another_counter AS resolved,
    * EXCLUDE (name_of, name, claims, claim_ids),
    resolved < 5 AS is_anecdote,
    claim_ids
FROM counted;
COMMENT ON VIEW track_record IS 'How the claims of each speaker and each organisation held up, as of the date.';
COMMENT ON COLUMN track_record.name_of IS 'speaker or organisation: a claim that names both counts once under each.';
COMMENT ON COLUMN track_record.name IS 'The speaker or organisation, without what is in parentheses and without whom it relays.';
COMMENT ON COLUMN track_record.claims IS 'Number of claims: resolved, open, unresolvable and unchecked. One said twice counts twice.';
COMMENT ON COLUMN track_record.resolved IS 'Number with an answer: met, missed, agrees, differs and another_counter.';
COMMENT ON COLUMN track_record.met IS 'Promises (forecasts, targets) met, those met early included.';
COMMENT ON COLUMN track_record.missed IS 'Promises missed.';
COMMENT ON COLUMN track_record.agrees IS 'Claims that agree with the statistics.';
COMMENT ON COLUMN track_record.differs IS 'Claims that differ from the statistics.';
COMMENT ON COLUMN track_record.another_counter IS 'Claims apart from their own count that are another counter''s number.';
COMMENT ON COLUMN track_record.open IS 'Promises whose deadline has not passed or whose outturn has not been printed.';
COMMENT ON COLUMN track_record.unresolvable IS 'Claims that cannot be resolved, undated ones included.';
COMMENT ON COLUMN track_record.unchecked IS 'Claims that no statistic here can check.';
COMMENT ON COLUMN track_record.errors IS 'Number of promises of a level, met or missed, whose outturn is known: what the two means are over.';
COMMENT ON COLUMN track_record.mean_signed_error_pct IS 'Mean of 100 * (claim - outturn) / outturn over errors, in percent; positive is too high.';
COMMENT ON COLUMN track_record.mean_absolute_error_pct IS 'Mean size of those errors without their signs, in percent.';
COMMENT ON COLUMN track_record.first_stated IS 'Date of the earliest dated claim.';
COMMENT ON COLUMN track_record.last_stated IS 'Date of the newest dated claim.';
COMMENT ON COLUMN track_record.is_anecdote IS 'Whether fewer than 5 are resolved: a coin gets four of four right in 6 of 100 tries, five of five in 3.';
COMMENT ON COLUMN track_record.claim_ids IS 'figure_ids of the claims, the newest first and undated ones last, separated by spaces.';
