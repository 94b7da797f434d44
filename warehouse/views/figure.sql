-- Figures known as of the date. A figure without any date belongs to the newest view alone, where known_on is empty.
CREATE VIEW figure AS
SELECT p.*
FROM printed_figure AS p
WHERE p.known_on <= as_of() OR (p.known_on IS NULL AND is_newest());
COMMENT ON VIEW figure IS 'The rows of printed_figure that were known as of the date; columns as there.';
