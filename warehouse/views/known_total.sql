-- What forecasts see: the levels of whole months or more, printed or implied, each from the day it became known. Where
-- not all of them can hold together, the earlier rows bind: printed before implied, statistics before what papers quote,
-- longer periods before shorter ones (customs revise months inside later totals), newer prints before older ones.
CREATE VIEW known_total AS
SELECT e.indicator, e.counter, e.time_period, e.period_start, e.period_end, e.freq, e.value, e.low, e.high,
    e.base_unit, e.vintage AS known_on, e.superseded_on, e.figure_id AS source_id, e.is_implied,
    row_number() OVER (
        PARTITION BY e.indicator, e.counter
        ORDER BY e.is_implied, e.collection <> 'statistics', i.depth NULLS FIRST, e.period_end - e.period_start DESC,
            e.vintage DESC, e.high - e.low NULLS LAST, e.figure_id
    ) AS place,
    CASE WHEN e.counter LIKE 'gacc%' THEN 'chinese' ELSE '' END AS calendar
FROM evidence AS e
LEFT JOIN implied_figure AS i ON i.implied_id = e.figure_id
WHERE e.measure = 'level'
    AND e.value > 0
    AND day(e.period_start) = 1
    AND e.period_end = last_day(e.period_end)
    AND e.vintage >= e.period_end;
COMMENT ON VIEW known_total IS 'Levels of whole months or more, every vintage, in the order in which they bind.';
COMMENT ON COLUMN known_total.value IS 'The level, in base_unit.';
COMMENT ON COLUMN known_total.low IS 'Lower bound, in base_unit; empty when open.';
COMMENT ON COLUMN known_total.high IS 'Upper bound, in base_unit; empty when open.';
COMMENT ON COLUMN known_total.known_on IS 'When it became known.';
COMMENT ON COLUMN known_total.superseded_on IS 'When a sharper print of the same became known; empty else.';
COMMENT ON COLUMN known_total.source_id IS 'figure_id, or implied_id of a level that no one printed.';
COMMENT ON COLUMN known_total.is_implied IS 'Whether it follows by arithmetic from what was printed.';
COMMENT ON COLUMN known_total.calendar IS 'chinese where the months are those of Chinese customs, which pause at the New Year.';
COMMENT ON COLUMN known_total.place IS 'Place in the order in which the levels of a series bind.';
