-- All that a page says of a claim: its check, its document, the labels of its counters and the forecast made then.
CREATE VIEW claim_report AS
SELECT
    c.*,
    d.title,
    d.publisher,
    d.address,
    d.published_printed,
    coalesce(nullif(f.stated_printed, ''), d.published_printed) AS known_printed,
    f.fragment,
    f.note,
    i.label AS indicator_label,
    coalesce(nullif(om.stated_printed, ''), od.published_printed) AS outturn_printed,
    coalesce(om.note, '') AS outturn_note,
    coalesce(om.organisation, '') AS outturn_organisation,
    coalesce(nullif(tm.stated_printed, ''), td.published_printed) AS then_printed,
    k.label AS counter_label,
    ok.label AS outturn_label,
    tk.label AS then_label,
    p.median AS forecast_median,
    p.low_80 AS forecast_low_80,
    p.high_80 AS forecast_high_80,
    p.model AS forecast_model,
    p.reason AS forecast_reason,
    p.counter AS forecast_counter,
    p.chance AS forecast_chance,
    p.percentile AS forecast_percentile,
    CASE WHEN c.error_pct IS NOT NULL THEN 100 * (p.median - c.outturn) / nullif(c.outturn, 0) END AS forecast_error_pct,
    pk.label AS forecast_label,
    ek.label AS elsewhere_label,
    rk.label AS record_label,
    CASE WHEN f.record_of = 'growth' THEN 'percent' ELSE i.unit END AS record_unit,
    mm.period_start AS milestone_start,
    mm.period_end AS milestone_end
FROM claim_check AS c
INNER JOIN document AS d USING (document_id)
INNER JOIN printed_figure AS f USING (figure_id)
LEFT JOIN claim_forecast AS p ON p.claim_id = c.figure_id
LEFT JOIN printed_figure AS om ON om.figure_id = c.outturn_figure_id
LEFT JOIN document AS od ON od.document_id = om.document_id
LEFT JOIN printed_figure AS tm ON tm.figure_id = c.then_figure_id
LEFT JOIN document AS td ON td.document_id = tm.document_id
LEFT JOIN indicator AS i ON i.indicator = c.indicator
LEFT JOIN counter AS k ON k.counter = c.counter
LEFT JOIN counter AS ok ON ok.counter = c.outturn_counter
LEFT JOIN counter AS tk ON tk.counter = c.then_counter
LEFT JOIN counter AS pk ON pk.counter = p.counter
LEFT JOIN counter AS ek ON ek.counter = c.elsewhere_counter
LEFT JOIN counter AS rk ON rk.counter = c.record_counter
LEFT JOIN printed_figure AS mm ON mm.figure_id = c.milestone_figure_id;
COMMENT ON VIEW claim_report IS 'Each claim with its check, document and forecast; columns as in claim_check, document and claim_forecast.';
COMMENT ON COLUMN claim_report.forecast_median IS 'Median of the forecast made the day before the claim, in unit.';
COMMENT ON COLUMN claim_report.forecast_low_80 IS 'Lower end of its 80% prediction interval, in unit.';
COMMENT ON COLUMN claim_report.forecast_high_80 IS 'Upper end of its 80% prediction interval, in unit.';
COMMENT ON COLUMN claim_report.elsewhere_label IS 'The other counter that the claim touches, in words.';
COMMENT ON COLUMN claim_report.record_label IS 'Who counted the highest earlier value beside a record, in words.';
COMMENT ON COLUMN claim_report.record_unit IS 'Unit of record_value.';
COMMENT ON COLUMN claim_report.milestone_start IS 'First day of the period that milestone_figure_id gives for the milestone.';
COMMENT ON COLUMN claim_report.milestone_end IS 'Last day of that period.';
COMMENT ON COLUMN claim_report.forecast_chance IS 'Its probability, by the forecast made the day before; empty where the claim is open below.';
COMMENT ON COLUMN claim_report.forecast_percentile IS 'Percent of that forecast''s paths on which the period''s total is below the claim.';
COMMENT ON COLUMN claim_report.forecast_error_pct IS '100 * (forecast median - outturn) / outturn against the newest vintage, in percent.';
COMMENT ON COLUMN claim_report.forecast_label IS 'Whose count was forecast, in words.';
COMMENT ON COLUMN claim_report.known_printed IS 'When it became known, as precisely as that is known, ISO 8601; empty when undated.';
COMMENT ON COLUMN claim_report.outturn_printed IS 'When the outturn became known, as precisely as that is known, ISO 8601; empty when implied.';
COMMENT ON COLUMN claim_report.outturn_note IS 'What a reader should know of the outturn.';
COMMENT ON COLUMN claim_report.outturn_organisation IS 'Who relayed the outturn, where named.';
COMMENT ON COLUMN claim_report.then_printed IS 'When the number known then became known, as precisely as that is known, ISO 8601.';
COMMENT ON COLUMN claim_report.indicator_label IS 'The indicator in words.';
COMMENT ON COLUMN claim_report.counter_label IS 'The counter that the claim names, in words.';
COMMENT ON COLUMN claim_report.outturn_label IS 'Who counted the outturn, in words.';
COMMENT ON COLUMN claim_report.then_label IS 'Who counted the number known then, in words.';
COMMENT ON COLUMN claim_report.forecast_model IS 'Name of the model that made the forecast.';
COMMENT ON COLUMN claim_report.forecast_reason IS 'Why this model, and what it assumes, in a sentence.';
COMMENT ON COLUMN claim_report.forecast_counter IS 'Whose count was forecast.';
