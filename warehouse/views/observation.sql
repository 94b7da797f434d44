-- Outturn levels, every vintage of each.
CREATE VIEW observation AS
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
WHERE f.kind = 'outturn' AND f.measure = 'level' AND f.counter IS NOT NULL AND f.period_start IS NOT NULL;
COMMENT ON VIEW observation IS 'An outturn level of a series for a period, one row a vintage.';
COMMENT ON COLUMN observation.series IS 'Indicator and counter, joined by a slash.';
COMMENT ON COLUMN observation.value IS 'Value as printed, in base_unit.';
COMMENT ON COLUMN observation.low IS 'Lower bound of the printed number, in base_unit; empty when open.';
COMMENT ON COLUMN observation.high IS 'Upper bound of the printed number, in base_unit; empty when open.';
COMMENT ON COLUMN observation.vintage IS 'When this value became known; empty when undated.';
COMMENT ON COLUMN observation.obs_status IS 'SDMX: A normal, U of low reliability: no verdict or forecast rests on it.';
COMMENT ON COLUMN observation.figure_id IS 'The figure that states it.';
COMMENT ON COLUMN observation.base_unit IS 'Unit of value, low and high.';
COMMENT ON COLUMN observation.counter IS 'Who counts it.';
COMMENT ON COLUMN observation.indicator IS 'What is measured.';
COMMENT ON COLUMN observation.period_end IS 'Last day of the period.';
