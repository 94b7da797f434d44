-- Figures known as of the date. A figure without any date belongs to the newest view alone, where known_on is empty.
CREATE VIEW known_figure AS
SELECT figure.*
FROM figure
WHERE known_on <= as_of() OR (known_on IS NULL AND is_newest());
COMMENT ON VIEW known_figure IS 'The rows of figure that were known as of the date; columns as there.';
