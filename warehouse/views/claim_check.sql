-- The rule, version 1. Targets and forecasts of a level: the deadline is the period's end, a level is reached when the
-- outturn is at or above the claim's low, met early when a total first known since the claim already reached it.
-- Outturns, estimates and all growth: agrees when the intervals touch, levels within the series' revision tolerance.
CREATE VIEW claim_check AS
WITH beside AS (
    SELECT
        c.figure_id,
        c.what,
        c.speaker,
        c.organisation,
        c.document_id,
        c.known_on AS stated_on,
        c.kind,
        c.measure,
        c.comparator,
        c.indicator,
        c.counter,
        c.value,
        c.value_high,
        c.low AS value_low_bound,
        c.high AS value_high_bound,
        c.base_unit AS unit,
        c.time_period,
        c.period_start,
        c.period_end,
        c.freq,
        c.headline,
        o.value AS outturn,
        o.low AS outturn_low,
        o.high AS outturn_high,
        o.counter AS outturn_counter,
        o.vintage AS outturn_vintage,
        o.figure_id AS outturn_figure_id,
        coalesce(o.is_implied, false) AS outturn_is_implied,
        g.value AS computed_growth,
        t.value AS then_value,
        t.time_period AS then_period,
        t.period_start AS then_period_start,
        t.period_end AS then_period_end,
        t.counter AS then_counter,
        t.vintage AS then_vintage,
        t.figure_id AS then_figure_id,
        r.value AS reached_value,
        r.time_period AS reached_period,
        r.period_start AS reached_period_start,
        r.period_end AS reached_period_end,
        r.vintage AS reached_vintage,
        r.figure_id AS reached_figure_id,
        before.claim_id IS NOT NULL AS reached_before_stated,
        c.kind IN ('forecast', 'target') AS is_promise,
        c.series_counter IS NOT NULL AS has_series,
        CASE WHEN c.measure = 'level' THEN coalesce(rt.tolerance, 0.03) ELSE 0 END AS tolerance,
        CASE
            WHEN o.figure_id IS NULL THEN ''
            WHEN o.is_own AND c.kind = 'outturn'
                THEN 'The same count as the claim''s: this confirms the quote, not the volume independently.'
            WHEN o.is_own THEN ''
            WHEN c.counter IS NULL
                THEN 'The claim does not say who counts; it is checked against ' || oc.label || '.'
            ELSE cc.label || ' printed no figure for this period here; it is checked against ' || oc.label
                || ', another counter.'
        END AS comparability
    FROM claim AS c
    LEFT JOIN claim_outturn AS o ON o.claim_id = c.figure_id
    LEFT JOIN claim_known_then AS t ON t.claim_id = c.figure_id
    LEFT JOIN claim_reached AS r ON r.claim_id = c.figure_id AND NOT r.before_stated
    LEFT JOIN claim_reached AS before ON before.claim_id = c.figure_id AND before.before_stated
    LEFT JOIN growth_computed AS g ON c.measure = 'growth' AND g.series = o.series AND g.time_period = o.time_period
    LEFT JOIN revision_tolerance AS rt ON rt.series = o.series
    LEFT JOIN counter AS cc ON cc.counter = c.counter
    LEFT JOIN counter AS oc ON oc.counter = o.counter
),
judged AS (
    SELECT
        *,
        CASE
            WHEN stated_on IS NULL THEN 'undated'
            WHEN measure = 'record' THEN 'record'
            WHEN is_promise AND period_end IS NULL THEN 'no deadline'
            WHEN is_promise AND measure = 'level' AND reached_value IS NOT NULL THEN 'early'
            WHEN is_promise AND measure = 'level' AND outturn >= value_low_bound
                THEN CASE WHEN reached_before_stated THEN 'reached again' ELSE 'reached' END
            WHEN is_promise AND measure = 'level' AND outturn_high IS NOT NULL THEN 'below'
            WHEN is_promise AND measure = 'level' AND outturn IS NOT NULL THEN 'open outturn'
            WHEN is_promise AND outturn IS NULL AND period_end > as_of() THEN 'ahead'
            WHEN is_promise AND outturn IS NULL AND has_series AND period_end + INTERVAL 1 YEAR > as_of()
                THEN 'unprinted'
            WHEN is_promise AND outturn IS NULL THEN 'promise uncounted'
            WHEN outturn IS NULL THEN 'uncounted'
            WHEN coalesce(value_low_bound * (1 - tolerance) <= outturn_high, true)
                AND coalesce(outturn_low <= value_high_bound * (1 + tolerance), true)
                THEN CASE WHEN measure = 'level' THEN 'touch revised' ELSE 'touch' END
            ELSE 'apart'
        END AS state
    FROM beside
),
rule (state, verdict, why) AS (
    VALUES
        ('undated', 'unresolvable', 'the claim has no date'),
        ('record', 'unchecked', 'a record is checked against history, not against one outturn'),
        ('no deadline', 'unresolvable', 'no date was given'),
        ('early', 'met early', 'a total known before the deadline already reached it'),
        ('reached', 'met', 'the outturn reached it'),
        ('reached again', 'met', 'the outturn reached it, and a total known when it was said already had'),
        ('below', 'missed', 'the outturn stayed below it'),
        ('open outturn', 'unresolvable', 'the outturn is only known to be at least so much'),
        ('ahead', 'open', 'its deadline has not passed'),
        ('unprinted', 'open', 'its outturn has not been printed yet'),
        ('promise uncounted', 'unresolvable', 'no statistic in this warehouse counts it'),
        ('uncounted', 'unchecked', 'no statistic in this warehouse counts it'),
        ('touch', 'agrees', 'the numbers touch within their rounding'),
        ('touch revised', 'agrees', 'the numbers touch within their rounding and a usual revision of {tolerance}%'),
        ('apart', 'differs', 'the numbers lie apart')
)
SELECT
    j.* EXCLUDE (is_promise, has_series, state),
    CASE WHEN j.measure = 'level' THEN 100 * (j.value - j.outturn) / j.outturn END AS error_pct,
    CASE WHEN j.measure = 'growth' THEN j.value - j.outturn END AS error_points,
    r.verdict,
    replace(r.why, '{tolerance}', rtrim(rtrim(printf('%.1f', 100 * j.tolerance), '0'), '.')) AS why
FROM judged AS j
INNER JOIN rule AS r USING (state);
COMMENT ON VIEW claim_check IS 'Each claim, what statistics said then and say as of the date, and the verdict of rule 1.';
COMMENT ON COLUMN claim_check.value IS 'The claim, in unit.';
COMMENT ON COLUMN claim_check.value_low_bound IS 'Lower bound of the claim''s interval, in unit; empty when open.';
COMMENT ON COLUMN claim_check.value_high_bound IS 'Upper bound of the claim''s interval, in unit; empty when open.';
COMMENT ON COLUMN claim_check.unit IS 'Base unit of all values of the row.';
COMMENT ON COLUMN claim_check.outturn IS 'The outturn of the claim''s period, in unit.';
COMMENT ON COLUMN claim_check.outturn_vintage IS 'When that outturn became known.';
COMMENT ON COLUMN claim_check.outturn_is_implied IS 'Whether no one printed the outturn and it follows by arithmetic.';
COMMENT ON COLUMN claim_check.computed_growth IS 'Growth computed from levels beside a growth claim, in percent.';
COMMENT ON COLUMN claim_check.then_value IS 'The newest outturn known strictly before the claim, in unit.';
COMMENT ON COLUMN claim_check.then_period IS 'Its period; the claim''s own where that was known.';
COMMENT ON COLUMN claim_check.reached_value IS 'The first total since the claim that reached the level before the deadline, in unit.';
COMMENT ON COLUMN claim_check.tolerance IS 'The series'' usual revision, as a share; 0 for growth.';
COMMENT ON COLUMN claim_check.comparability IS 'What differs between the claim''s count and the outturn''s, in words; empty when nothing does.';
COMMENT ON COLUMN claim_check.error_pct IS '100 * (claim - outturn) / outturn, in percent; levels only.';
COMMENT ON COLUMN claim_check.error_points IS 'Claim less outturn, in percentage points; growth only.';
COMMENT ON COLUMN claim_check.verdict IS 'met early, met, missed, open, unresolvable, agrees, differs or unchecked.';
COMMENT ON COLUMN claim_check.why IS 'The reason for the verdict, in words.';
