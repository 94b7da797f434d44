-- Outturn levels, every vintage of each.
CREATE VIEW observation AS
SELECT * EXCLUDE (measure) FROM outturn_print WHERE measure = 'level';
COMMENT ON VIEW observation IS 'An outturn level of a series for a period, one row a vintage.';
