-- The rule, version 1. Targets and forecasts of a level: the deadline is the period's end, a level is reached when the
-- outturn is at or above the claim's low, met early when that happened between the claim and its deadline. Outturns,
-- estimates and all growth: agrees when the intervals touch, levels within a revision tolerance of 3%.
CREATE VIEW claim_check AS
WITH judged AS (
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
        coalesce(r.before_stated, false) AS reached_before_stated,
        c.measure = 'level' AND c.kind IN ('forecast', 'target') AS is_promise,
        c.series_counter IS NOT NULL AS has_series,
        CASE WHEN c.measure = 'level' THEN 0.03 ELSE 0 END AS tolerance,
        CASE
            WHEN o.figure_id IS NULL OR o.is_own THEN ''
            WHEN c.counter IS NULL
                THEN 'The claim does not say who counts; it is checked against ' || oc.label || '.'
            ELSE cc.label || ' printed no figure for this period here; it is checked against ' || oc.label
                || ', another counter.'
        END AS comparability
    FROM claim AS c
    LEFT JOIN claim_outturn AS o ON o.claim_id = c.figure_id
    LEFT JOIN claim_known_then AS t ON t.claim_id = c.figure_id
    LEFT JOIN claim_reached AS r ON r.claim_id = c.figure_id
    LEFT JOIN counter AS cc ON cc.counter = c.counter
    LEFT JOIN counter AS oc ON oc.counter = o.counter
)
SELECT
    * EXCLUDE (is_promise, has_series, tolerance),
    CASE WHEN measure = 'level' THEN 100 * (value - outturn) / outturn END AS error_pct,
    CASE WHEN measure = 'growth' THEN value - outturn END AS error_points,
    CASE
        WHEN is_promise AND period_end IS NULL THEN 'unresolvable'
        WHEN is_promise AND reached_value IS NOT NULL AND NOT reached_before_stated THEN 'met early'
        WHEN is_promise AND outturn >= value_low_bound THEN 'met'
        WHEN is_promise AND outturn IS NOT NULL THEN 'missed'
        WHEN kind IN ('forecast', 'target') AND period_end > as_of() THEN 'open'
        WHEN is_promise AND has_series AND period_end + INTERVAL 1 YEAR > as_of() THEN 'open'
        WHEN kind IN ('forecast', 'target') THEN 'unresolvable'
        WHEN outturn IS NULL THEN 'unchecked'
        WHEN coalesce(value_low_bound * (1 - tolerance) <= outturn_high, true)
            AND coalesce(outturn_low <= value_high_bound * (1 + tolerance), true) THEN 'agrees'
        ELSE 'differs'
    END AS verdict,
    CASE
        WHEN is_promise AND period_end IS NULL THEN 'no date was given'
        WHEN is_promise AND reached_value IS NOT NULL AND NOT reached_before_stated
            THEN 'a total known before the deadline already reached it'
        WHEN is_promise AND outturn >= value_low_bound AND reached_before_stated
            THEN 'the outturn reached it, and a total known when it was said already had'
        WHEN is_promise AND outturn >= value_low_bound THEN 'the outturn reached it'
        WHEN is_promise AND outturn IS NOT NULL THEN 'the outturn stayed below it'
        WHEN kind IN ('forecast', 'target') AND period_end > as_of() THEN 'its deadline has not passed'
        WHEN is_promise AND has_series AND period_end + INTERVAL 1 YEAR > as_of()
            THEN 'its outturn has not been printed yet'
        WHEN kind IN ('forecast', 'target') AND measure = 'milestone' THEN 'no date was given'
        WHEN outturn IS NULL AND measure = 'record' THEN 'a record is checked against history, not against one outturn'
        WHEN outturn IS NULL THEN 'no statistic in this warehouse counts it'
        WHEN coalesce(value_low_bound * (1 - tolerance) <= outturn_high, true)
            AND coalesce(outturn_low <= value_high_bound * (1 + tolerance), true)
            THEN 'the printed numbers touch within their rounding'
                || CASE WHEN tolerance > 0 THEN ' and a revision of 3%' ELSE '' END
        ELSE 'the printed numbers lie apart'
    END AS why
FROM judged;
COMMENT ON VIEW claim_check IS 'Each claim, what statistics said then and say as of the date, and the verdict of rule 1.';
COMMENT ON COLUMN claim_check.value IS 'The claim, in unit.';
COMMENT ON COLUMN claim_check.value_low_bound IS 'Lower bound of the claim''s interval, in unit; empty when open.';
COMMENT ON COLUMN claim_check.value_high_bound IS 'Upper bound of the claim''s interval, in unit; empty when open.';
COMMENT ON COLUMN claim_check.unit IS 'Base unit of all values of the row.';
COMMENT ON COLUMN claim_check.outturn IS 'The outturn of the claim''s period, in unit.';
COMMENT ON COLUMN claim_check.outturn_vintage IS 'When that outturn became known.';
COMMENT ON COLUMN claim_check.then_value IS 'The newest outturn known strictly before the claim, in unit.';
COMMENT ON COLUMN claim_check.then_period IS 'Its period; the claim''s own where that was known.';
COMMENT ON COLUMN claim_check.reached_value IS 'The first total that reached the level before the deadline, in unit.';
COMMENT ON COLUMN claim_check.comparability IS 'What differs between the claim''s count and the outturn''s, in words; empty when nothing does.';
COMMENT ON COLUMN claim_check.error_pct IS '100 * (claim - outturn) / outturn, in percent; levels only.';
COMMENT ON COLUMN claim_check.error_points IS 'Claim less outturn, in percentage points; growth only.';
COMMENT ON COLUMN claim_check.verdict IS 'met early, met, missed, open, unresolvable, agrees, differs or unchecked.';
COMMENT ON COLUMN claim_check.why IS 'The reason for the verdict, in words.';
