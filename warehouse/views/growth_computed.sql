-- Growth on a year earlier from printed levels: of each series and period, the one known last as of the date.
CREATE VIEW growth_computed AS
SELECT
    i.indicator || '/' || i.counter AS series,
    i.indicator,
    i.counter,
    i.time_period,
    i.period_start,
    i.period_end,
    i.freq,
    i.value,
    i.low,
    i.high,
    i.base_unit,
    i.known_on AS vintage,
    'A' AS obs_status,
    'statistics' AS collection,
    f.figure_id,
    base.figure_id AS base_figure_id
FROM implied_figure AS i
INNER JOIN implied_parent AS p USING (implied_id)
INNER JOIN printed_figure AS f ON f.figure_id = p.figure_id AND f.period_end = i.period_end
INNER JOIN implied_parent AS bp USING (implied_id)
INNER JOIN printed_figure AS base ON base.figure_id = bp.figure_id AND base.period_end < i.period_end
WHERE i.rule = 'growth_from_levels' AND i.depth = 1 AND i.known_on <= as_of()
QUALIFY row_number() OVER (
    PARTITION BY i.indicator, i.counter, i.period_start, i.period_end
    ORDER BY i.known_on DESC, i.high - i.low NULLS LAST, i.implied_id
) = 1;
COMMENT ON VIEW growth_computed IS 'Growth on a year earlier computed from the newest levels; columns as in observation, in percent.';
COMMENT ON COLUMN growth_computed.value IS 'Growth on a year earlier, in percent.';
COMMENT ON COLUMN growth_computed.low IS 'Lower bound, in percent; empty when open.';
COMMENT ON COLUMN growth_computed.high IS 'Upper bound, in percent; empty when open.';
COMMENT ON COLUMN growth_computed.vintage IS 'When the later of the two levels became known.';
COMMENT ON COLUMN growth_computed.base_figure_id IS 'The figure of the year earlier.';
