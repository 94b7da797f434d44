-- Growth on a year earlier from the newest levels of both periods, its bounds from theirs, rounded outwards.
CREATE VIEW growth_computed AS
WITH pair AS (
    SELECT
        o.*,
        base.value AS base_value,
        base.low AS base_low,
        base.high AS base_high,
        greatest(o.vintage, base.vintage) AS both_known,
        base.figure_id AS base_figure_id
    FROM observation_latest AS o
    INNER JOIN observation_latest AS base
        ON base.series = o.series AND base.freq = o.freq
        AND base.period_start = (o.period_start - INTERVAL 1 YEAR)::DATE
        AND (base.period_end + 1)::DATE = (o.period_end + 1 - INTERVAL 1 YEAR)::DATE
    WHERE o.vintage IS NOT NULL AND base.vintage IS NOT NULL AND base.low > 0
)
SELECT
    series,
    indicator,
    counter,
    time_period,
    period_start,
    period_end,
    freq,
    (100 * (value::DOUBLE / base_value::DOUBLE - 1))::DECIMAL(24, 6) AS value,
    ((100 * (low::DOUBLE / base_high::DOUBLE - 1)) - 0.000001)::DECIMAL(24, 6) AS low,
    ((100 * (high::DOUBLE / base_low::DOUBLE - 1)) + 0.000001)::DECIMAL(24, 6) AS high,
    'percent' AS base_unit,
    both_known AS vintage,
    'A' AS obs_status,
    figure_id,
    base_figure_id
FROM pair;
COMMENT ON VIEW growth_computed IS 'Growth on a year earlier computed from the newest levels; columns as in observation, in percent.';
COMMENT ON COLUMN growth_computed.value IS 'Growth on a year earlier, in percent.';
COMMENT ON COLUMN growth_computed.low IS 'Lower bound, in percent; empty when open.';
COMMENT ON COLUMN growth_computed.high IS 'Upper bound, in percent; empty when open.';
COMMENT ON COLUMN growth_computed.vintage IS 'When the later of the two levels became known.';
COMMENT ON COLUMN growth_computed.base_figure_id IS 'The figure of the year earlier.';
