-- The charts that a corridor has: one a unit.
CREATE VIEW corridor_unit AS
SELECT DISTINCT corridor, unit, indicator_label
FROM corridor_drawn;
COMMENT ON VIEW corridor_unit IS 'The units of each corridor''s marks, as of the date; columns as in corridor_drawn.';
