-- Growth on a year earlier as the counter printed it. Growth computed from levels differs from it, since customs
-- print growth against revised bases; it stands in growth_computed.
CREATE VIEW growth AS
SELECT * EXCLUDE (measure) FROM outturn_print WHERE measure = 'growth';
COMMENT ON VIEW growth IS 'Printed growth on a year earlier of a series, one row a vintage; columns as in observation, in percent.';
