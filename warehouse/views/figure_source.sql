-- Every figure with its document, as the Documents page lists them.
CREATE VIEW figure_source AS
SELECT
    f.*,
    d.title,
    d.publisher,
    d.published,
    d.published_printed,
    d.address,
    d.note AS document_note,
    i.label AS indicator_label,
    k.label AS counter_label,
    f.known_on IS NULL AS is_undated
FROM figure AS f
INNER JOIN document AS d USING (document_id)
LEFT JOIN indicator AS i USING (indicator)
LEFT JOIN counter AS k USING (counter);
COMMENT ON VIEW figure_source IS 'Each figure with its document; columns as in figure and document.';
COMMENT ON COLUMN figure_source.is_undated IS 'Whether no date is known: such a figure enters no as-of view, forecast or verdict.';
COMMENT ON COLUMN figure_source.document_note IS 'What a reader should know of the document.';
COMMENT ON COLUMN figure_source.indicator_label IS 'The indicator in words; empty for some events.';
COMMENT ON COLUMN figure_source.counter_label IS 'Who counts it, in words; empty where that is not said.';
