-- Growth on a year earlier as the counter printed it. Growth computed from levels differs from it, since customs
-- print growth against revised bases; it stands in growth_computed.
CREATE VIEW growth AS
SELECT
    f.indicator || '/' || f.counter AS series,
    f.indicator,
    f.counter,
    f.time_period,
    f.period_start,
    f.period_end,
    f.freq,
    f.value,
    f.low,
    f.high,
    f.base_unit,
    f.known_on AS vintage,
    CASE WHEN f.doubt = '' THEN 'A' ELSE 'U' END AS obs_status,
    f.collection,
    f.figure_id
FROM figure AS f
WHERE f.kind = 'outturn' AND f.measure = 'growth' AND f.counter IS NOT NULL AND f.period_start IS NOT NULL;
COMMENT ON VIEW growth IS 'Printed growth on a year earlier of a series, one row a vintage; columns as in observation, in percent.';
COMMENT ON COLUMN growth.series IS 'Indicator and counter, joined by a slash.';
COMMENT ON COLUMN growth.vintage IS 'When this value became known; empty when undated.';
COMMENT ON COLUMN growth.obs_status IS 'SDMX: A normal, U of low reliability: no verdict or forecast rests on it.';
