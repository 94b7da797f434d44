-- The rule, version 2. Targets and forecasts of a level: the deadline is the period's end, a level is reached when the
-- outturn, in any of its prints, is at or above the claim's low, met early when a total first known since the claim
-- already reached it. A milestone is missed when it is recorded later, or was promised since for after its deadline.
-- Outturns, estimates and all growth: agrees when the intervals touch, levels within the series' revision tolerance;
-- apart from its own count but touching another's, it is another counter's number. A record is held against history.
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
        c.value_high AS range_high,
        coalesce(((c.value + c.value_high) / 2)::DECIMAL(24, 6), c.value) AS middle,
        c.low AS value_low,
        c.high AS value_high,
        c.base_unit AS unit,
        c.time_period,
        c.period_start,
        c.period_end,
        c.freq,
        c.headline,
        c.doubt,
        o.value AS outturn,
        o.low AS outturn_low,
        o.high AS outturn_high,
        o.counter AS outturn_counter,
        o.vintage AS outturn_vintage,
        o.figure_id AS outturn_figure_id,
        coalesce(o.is_implied, false) AS outturn_is_implied,
        coalesce(o.is_own AND c.kind = 'outturn', false) AS is_same_count,
        CASE WHEN NOT o.is_implied THEN fp.value END AS first_outturn,
        CASE WHEN NOT o.is_implied THEN fp.vintage END AS first_outturn_vintage,
        CASE WHEN NOT o.is_implied THEN fp.highest_value END AS highest_outturn,
        CASE WHEN NOT o.is_implied THEN fp.figure_id END AS first_outturn_figure_id,
        e.counter AS elsewhere_counter,
        e.value AS elsewhere_value,
        e.figure_id AS elsewhere_figure_id,
        h.highest_value AS record_value,
        h.highest_period AS record_period,
        h.highest_counter AS record_counter,
        h.highest_figure_id AS record_figure_id,
        h.own_periods AS record_periods,
        h.is_beaten AS record_is_beaten,
        h.is_doubted AS record_is_doubted,
        m.reached_on AS milestone_on,
        m.moved_to AS milestone_moved_to,
        coalesce(m.reached_figure_id, m.moved_figure_id) AS milestone_figure_id,
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
            WHEN o.is_own THEN ''
            WHEN c.counter IS NULL
                THEN 'The claim does not say who counts; it is checked against ' || oc.label || '.'
            ELSE cc.label || ' has no other figure for this period here; it is checked against ' || oc.label
                || ', another counter.'
        END AS comparability
    FROM claim AS c
    LEFT JOIN claim_outturn AS o ON o.claim_id = c.figure_id
    LEFT JOIN claim_known_then AS t ON t.claim_id = c.figure_id
    LEFT JOIN claim_reached AS r ON r.claim_id = c.figure_id AND NOT r.before_stated
    LEFT JOIN claim_reached AS before ON before.claim_id = c.figure_id AND before.before_stated
    LEFT JOIN growth_computed AS g ON c.measure = 'growth' AND g.series = o.series AND g.time_period = o.time_period
    LEFT JOIN revision_tolerance AS rt ON rt.series = o.series
    LEFT JOIN first_print AS fp
        ON fp.measure = o.measure AND fp.series = o.series AND fp.period_start = o.period_start
        AND fp.period_end = o.period_end
    LEFT JOIN claim_elsewhere AS e ON e.claim_id = c.figure_id
    LEFT JOIN claim_milestone AS m ON m.claim_id = c.figure_id
    LEFT JOIN claim_record AS h ON h.claim_id = c.figure_id
    LEFT JOIN counter AS cc ON cc.counter = c.counter
    LEFT JOIN counter AS oc ON oc.counter = o.counter
),
judged AS (
    SELECT
        *,
        CASE
            WHEN stated_on IS NULL THEN 'undated'
            WHEN doubt <> '' THEN 'doubtful'
            WHEN measure = 'record' AND record_is_beaten THEN 'record beaten'
            WHEN measure = 'record' AND record_is_doubted THEN 'record doubted'
            WHEN measure = 'record' AND record_periods >= 3 THEN 'record held'
            WHEN measure = 'record' THEN 'record unknown'
            WHEN is_promise AND period_end IS NULL THEN 'no deadline'
            WHEN period_end IS NULL THEN 'no period'
            WHEN is_promise AND milestone_on <= period_end THEN 'milestone'
            WHEN is_promise AND milestone_on > period_end THEN 'milestone late'
            WHEN is_promise AND period_end <= as_of() AND milestone_moved_to > period_end THEN 'milestone moved'
            WHEN is_promise AND measure = 'level' AND reached_value IS NOT NULL THEN 'early'
            WHEN is_promise AND measure = 'level' AND greatest(outturn, highest_outturn) >= value_low
                THEN CASE WHEN reached_before_stated THEN 'reached again' ELSE 'reached' END
            WHEN is_promise AND measure = 'level' AND outturn_high IS NOT NULL THEN 'below'
            WHEN is_promise AND measure = 'level' AND outturn IS NOT NULL THEN 'open outturn'
            WHEN is_promise AND outturn IS NULL AND period_end > as_of() THEN 'ahead'
            WHEN is_promise AND outturn IS NULL AND has_series AND period_end + INTERVAL 1 YEAR > as_of()
                THEN 'unprinted'
            WHEN is_promise AND outturn IS NULL THEN 'promise uncounted'
            WHEN outturn IS NULL THEN 'uncounted'
            WHEN coalesce(value_low * (1 - tolerance) <= outturn_high, true)
                AND coalesce(outturn_low <= value_high * (1 + tolerance), true)
                THEN CASE WHEN measure = 'level' THEN 'touch revised' ELSE 'touch' END
            WHEN elsewhere_value IS NOT NULL THEN 'other count'
            WHEN counter <> outturn_counter AND (measure <> 'level' OR abs(value - outturn) <= 0.25 * outturn)
                THEN 'other count'
            ELSE 'apart'
        END AS state
    FROM beside
)
SELECT
    j.* EXCLUDE (is_promise, has_series, state, is_same_count, highest_outturn, comparability),
    CASE
        WHEN NOT j.is_same_count THEN j.comparability
        WHEN r.verdict = 'agrees' THEN 'The same count as the claim''s: this confirms the quote, not the volume independently.'
        ELSE 'The same counter has printed both numbers; nothing here tells which of the two is right.'
    END AS comparability,
    CASE WHEN j.measure = 'level' THEN 100 * (j.middle - j.outturn) / nullif(j.outturn, 0) END AS error_pct,
    CASE WHEN j.measure = 'level' THEN 100 * (j.middle - j.first_outturn) / nullif(j.first_outturn, 0) END AS error_first_pct,
    CASE WHEN j.measure = 'growth' THEN j.middle - j.outturn END AS error_points,
    r.verdict,
    (SELECT verdict_rule FROM generation) AS rule_version,
    replace(r.why, '{tolerance}', rtrim(rtrim(printf('%.1f', 100 * j.tolerance), '0'), '.')) AS why
FROM judged AS j
INNER JOIN verdict_rule AS r USING (state);
COMMENT ON VIEW claim_check IS 'Each claim, what statistics said then and say as of the date, and the verdict of the rule.';
COMMENT ON COLUMN claim_check.stated_on IS 'When the claim became known; empty when undated.';
COMMENT ON COLUMN claim_check.value IS 'The claim, in unit; of a range its lower end.';
COMMENT ON COLUMN claim_check.range_high IS 'Upper end of a claimed range, in unit; empty otherwise.';
COMMENT ON COLUMN claim_check.middle IS 'The claim, in unit; of a range its middle, which its errors are measured from.';
COMMENT ON COLUMN claim_check.value_low IS 'Lower bound of the claim''s interval, in unit; empty when open.';
COMMENT ON COLUMN claim_check.value_high IS 'Upper bound of the claim''s interval, in unit; empty when open.';
COMMENT ON COLUMN claim_check.unit IS 'Base unit of all values of the row.';
COMMENT ON COLUMN claim_check.outturn IS 'The outturn of the claim''s period, in unit: the newest vintage.';
COMMENT ON COLUMN claim_check.outturn_low IS 'Lower bound of the outturn, in unit; empty when open.';
COMMENT ON COLUMN claim_check.outturn_high IS 'Upper bound of the outturn, in unit; empty when open.';
COMMENT ON COLUMN claim_check.outturn_counter IS 'Who counted that outturn.';
COMMENT ON COLUMN claim_check.outturn_vintage IS 'When that outturn became known.';
COMMENT ON COLUMN claim_check.outturn_figure_id IS 'The figure, or implied figure, that states it.';
COMMENT ON COLUMN claim_check.outturn_is_implied IS 'Whether no one printed the outturn and it follows by arithmetic.';
COMMENT ON COLUMN claim_check.first_outturn IS 'The first print of that outturn''s series and period, in unit.';
COMMENT ON COLUMN claim_check.first_outturn_vintage IS 'When that first print became known.';
COMMENT ON COLUMN claim_check.first_outturn_figure_id IS 'The figure that states it.';
COMMENT ON COLUMN claim_check.elsewhere_counter IS 'Another counter whose number for the period touches the claim.';
COMMENT ON COLUMN claim_check.elsewhere_value IS 'That number, in unit.';
COMMENT ON COLUMN claim_check.elsewhere_figure_id IS 'The figure, or implied figure, that states it.';
COMMENT ON COLUMN claim_check.record_value IS 'Of a record, the highest earlier value of any counter, in the indicator''s base unit or percent.';
COMMENT ON COLUMN claim_check.record_period IS 'Period of that value.';
COMMENT ON COLUMN claim_check.record_counter IS 'Counter of that value.';
COMMENT ON COLUMN claim_check.record_figure_id IS 'The figure that states it.';
COMMENT ON COLUMN claim_check.record_periods IS 'How many earlier periods the record''s own counter has values for.';
COMMENT ON COLUMN claim_check.record_is_beaten IS 'Whether an earlier value of the same counter is clearly higher.';
COMMENT ON COLUMN claim_check.record_is_doubted IS 'Whether an earlier value of any counter is as high within rounding.';
COMMENT ON COLUMN claim_check.milestone_on IS 'Of a promised milestone, when it is recorded as reached.';
COMMENT ON COLUMN claim_check.milestone_moved_to IS 'Of a promised milestone, the latest deadline given for it since.';
COMMENT ON COLUMN claim_check.milestone_figure_id IS 'The figure that says so.';
COMMENT ON COLUMN claim_check.computed_growth IS 'Growth computed from levels beside a growth claim, in percent.';
COMMENT ON COLUMN claim_check.then_value IS 'The newest outturn known strictly before the claim, in unit.';
COMMENT ON COLUMN claim_check.then_period IS 'Its period; the claim''s own where that was known.';
COMMENT ON COLUMN claim_check.then_period_start IS 'First day of that period.';
COMMENT ON COLUMN claim_check.then_period_end IS 'Last day of that period.';
COMMENT ON COLUMN claim_check.then_counter IS 'Who counted it.';
COMMENT ON COLUMN claim_check.then_vintage IS 'When it became known.';
COMMENT ON COLUMN claim_check.then_figure_id IS 'The figure that states it.';
COMMENT ON COLUMN claim_check.reached_value IS 'The first total since the claim that reached the level before the deadline, in unit.';
COMMENT ON COLUMN claim_check.reached_period IS 'Period of that total.';
COMMENT ON COLUMN claim_check.reached_period_start IS 'First day of that period.';
COMMENT ON COLUMN claim_check.reached_period_end IS 'Last day of that period.';
COMMENT ON COLUMN claim_check.reached_vintage IS 'When that total became known.';
COMMENT ON COLUMN claim_check.reached_figure_id IS 'The figure that states it.';
COMMENT ON COLUMN claim_check.reached_before_stated IS 'Whether a total known when the claim was made had already reached the level.';
COMMENT ON COLUMN claim_check.tolerance IS 'The series'' usual revision, as a share; 0 for growth.';
COMMENT ON COLUMN claim_check.comparability IS 'What differs between the claim''s count and the outturn''s, in words; empty when nothing does.';
COMMENT ON COLUMN claim_check.error_pct IS '100 * (claim - outturn) / outturn against the newest vintage, in percent; of a range from its middle; levels only.';
COMMENT ON COLUMN claim_check.error_first_pct IS 'The same against the first print, in percent; levels only.';
COMMENT ON COLUMN claim_check.error_points IS 'Claim less outturn, in percentage points; growth only.';
COMMENT ON COLUMN claim_check.verdict IS 'met early, met, missed, open, unresolvable, agrees, differs, another counter or unchecked.';
COMMENT ON COLUMN claim_check.rule_version IS 'Version of the rule that gave the verdict.';
COMMENT ON COLUMN claim_check.why IS 'The reason for the verdict, in words.';
