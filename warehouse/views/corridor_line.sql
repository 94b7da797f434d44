-- The places of each corridor in their order: what the map draws. It is no fact of a day, so it is the same as of any.
CREATE VIEW corridor_line AS
SELECT c.corridor, c.number, c.label, c.short, cp.stop, p.place, p.name, p.latitude, p.longitude
FROM corridor AS c
INNER JOIN corridor_place AS cp USING (corridor)
INNER JOIN place AS p USING (place);
COMMENT ON VIEW corridor_line IS 'The stops of each corridor; columns as in corridor, corridor_place and place.';
COMMENT ON COLUMN corridor_line.number IS 'The corridor''s place in lists, from 1.';
