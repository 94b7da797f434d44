-- Printed outturns by counter: what observation, growth and reading each show a part of.
CREATE VIEW outturn_print AS
SELECT
    f.indicator || '/' || f.counter AS series,
    f.measure,
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
WHERE f.kind = 'outturn' AND f.counter IS NOT NULL AND f.period_start IS NOT NULL;
COMMENT ON VIEW outturn_print IS 'An outturn that a counter printed for a period, one row a vintage.';
COMMENT ON COLUMN outturn_print.series IS 'Indicator and counter, joined by a slash.';
COMMENT ON COLUMN outturn_print.measure IS 'How it asserts it.';
COMMENT ON COLUMN outturn_print.value IS 'Value as printed, in base_unit.';
COMMENT ON COLUMN outturn_print.low IS 'Lower bound of the printed number, in base_unit; empty when open.';
COMMENT ON COLUMN outturn_print.high IS 'Upper bound of the printed number, in base_unit; empty when open.';
COMMENT ON COLUMN outturn_print.vintage IS 'When this value became known; empty when undated.';
COMMENT ON COLUMN outturn_print.obs_status IS 'SDMX: A normal, U of low reliability: no verdict or forecast rests on it.';
COMMENT ON COLUMN outturn_print.figure_id IS 'The figure that states it.';
COMMENT ON COLUMN outturn_print.base_unit IS 'Unit of value, low and high.';
COMMENT ON COLUMN outturn_print.counter IS 'Who counts it.';
COMMENT ON COLUMN outturn_print.indicator IS 'What is measured.';
COMMENT ON COLUMN outturn_print.period_end IS 'Last day of the period.';
