-- What the chart of a series' revisions draws: by how much the newest print of each period printed again differs from its first.
CREATE VIEW revision_drawn AS
SELECT
    r.series AS series_id,
    'history' AS role,
    CASE r.freq WHEN 'A' THEN 'Years' WHEN 'M' THEN 'Months' WHEN 'YTD' THEN 'Years to date' ELSE 'Other spans' END AS series,
    r.time_period,
    r.period_start,
    r.period_end,
    r.revision_pct::DOUBLE AS value,
    NULL::DOUBLE AS low,
    NULL::DOUBLE AS high,
    NULL::INTEGER AS level,
    'percent' AS unit,
    '' AS label,
    r.first_figure_id || ' ' || r.latest_figure_id AS figure_id,
    a.publisher || '; ' || b.publisher AS publisher,
    a.address || ' ' || b.address AS address,
    r.latest_vintage AS known_on
FROM revision AS r
INNER JOIN provenance AS a ON a.source_id = r.first_figure_id
INNER JOIN provenance AS b ON b.source_id = r.latest_figure_id
WHERE r.latest_vintage > r.first_vintage AND r.revision_pct IS NOT NULL;
COMMENT ON VIEW revision_drawn IS 'The marks of the chart of revisions, as of the date; columns as in claim_drawn.';
COMMENT ON COLUMN revision_drawn.series_id IS 'Indicator and counter, joined by a slash.';
COMMENT ON COLUMN revision_drawn.series IS 'The shape of the period.';
COMMENT ON COLUMN revision_drawn.value IS 'The newest print over the first, less one, in percent.';
