-- Contradictions with the words, documents and printed figures of both sides.
CREATE VIEW contradiction_report AS
SELECT
    c.*,
    i.label AS indicator_label,
    oi.label AS other_indicator_label,
    ok.label AS odd_counter_label,
    bk.label AS other_counter_label,
    op.figure_id AS odd_figures,
    op.publisher AS odd_publisher,
    op.formula AS odd_formula,
    bp.figure_id AS other_figures,
    bp.publisher AS other_publisher,
    bp.formula AS other_formula,
    tp.publisher AS third_publisher
FROM contradiction AS c
INNER JOIN indicator AS i ON i.indicator = c.indicator
INNER JOIN indicator AS oi ON oi.indicator = c.other_indicator
INNER JOIN provenance AS op ON op.source_id = c.odd_id
INNER JOIN provenance AS bp ON bp.source_id = c.other_id
LEFT JOIN provenance AS tp ON tp.source_id = c.explained_by
LEFT JOIN counter AS ok ON ok.counter = c.odd_counter
LEFT JOIN counter AS bk ON bk.counter = c.other_counter;
COMMENT ON VIEW contradiction_report IS 'Each contradiction with its labels and sources; columns as in contradiction and provenance.';
COMMENT ON COLUMN contradiction_report.indicator_label IS 'What the odd one measures, in words.';
COMMENT ON COLUMN contradiction_report.other_indicator_label IS 'What the other one measures, in words.';
COMMENT ON COLUMN contradiction_report.odd_counter_label IS 'Who counts the odd one, in words; empty where that is not said.';
COMMENT ON COLUMN contradiction_report.other_counter_label IS 'Who counts the other one, in words.';
COMMENT ON COLUMN contradiction_report.odd_figures IS 'The printed figures that the odd one rests on, separated by spaces.';
COMMENT ON COLUMN contradiction_report.odd_publisher IS 'Their publishers, separated by semicolons.';
COMMENT ON COLUMN contradiction_report.odd_formula IS 'The arithmetic of an implied odd one, in words; empty for a printed one.';
COMMENT ON COLUMN contradiction_report.other_figures IS 'The printed figures that the other one rests on, separated by spaces.';
COMMENT ON COLUMN contradiction_report.other_publisher IS 'Their publishers, separated by semicolons.';
COMMENT ON COLUMN contradiction_report.other_formula IS 'The arithmetic of an implied other one, in words; empty for a printed one.';
COMMENT ON COLUMN contradiction_report.third_publisher IS 'Publishers of the third statement that explains it; empty where none does.';
