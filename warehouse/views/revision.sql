-- How a statistic of a level was revised: its first and its newest dated print, rough repeats and doubtful figures passed over. Of
-- two prints of one day the same one counts as first and as newest, as in observation_latest: rounding is no revision.
CREATE VIEW revision AS
WITH print AS (
    SELECT o.*
    FROM observation AS o
    ANTI JOIN passed_over AS r USING (figure_id)
    WHERE o.vintage IS NOT NULL AND o.obs_status = 'A' AND o.collection = 'statistics'
),
pair AS (
    SELECT
        series, indicator, counter, time_period, period_start, period_end, freq, base_unit AS unit,
        first(p ORDER BY vintage, figure_id) AS one,
        first(p ORDER BY vintage DESC, figure_id) AS other,
        count(DISTINCT value) AS vintages
    FROM print AS p
    GROUP BY ALL
)
SELECT
    series,
    indicator,
    counter,
    time_period,
    period_start,
    period_end,
    freq,
    unit,
    one.value AS first_value,
    one.vintage AS first_vintage,
    one.figure_id AS first_figure_id,
    other.value AS latest_value,
    other.vintage AS latest_vintage,
    other.figure_id AS latest_figure_id,
    vintages,
    TRY_CAST(100 * (other.value - one.value) / nullif(one.value, 0) AS DECIMAL(18, 6)) AS revision_pct,
    coalesce(one.low <= other.high, true) AND coalesce(other.low <= one.high, true) AS is_within_rounding
FROM pair;
COMMENT ON VIEW revision IS 'First and newest print of each level of a series, and how far apart they are, as of the date.';
COMMENT ON COLUMN revision.series IS 'Indicator and counter, joined by a slash.';
COMMENT ON COLUMN revision.indicator IS 'What is measured.';
COMMENT ON COLUMN revision.counter IS 'Who counts it.';
COMMENT ON COLUMN revision.time_period IS 'The period, ISO 8601 (2022, 2023-01, 2022-01/2022-11).';
COMMENT ON COLUMN revision.period_start IS 'First day of the period.';
COMMENT ON COLUMN revision.period_end IS 'Last day of the period.';
COMMENT ON COLUMN revision.freq IS 'Shape of the period: A year, M month, D day, YTD year to date, SPAN other.';
COMMENT ON COLUMN revision.unit IS 'Base unit of first_value and latest_value.';
COMMENT ON COLUMN revision.first_value IS 'Value as first printed, in unit.';
COMMENT ON COLUMN revision.first_vintage IS 'When that value became known.';
COMMENT ON COLUMN revision.first_figure_id IS 'The figure that states it.';
COMMENT ON COLUMN revision.latest_value IS 'Value as printed last, in unit; the first again where no later print is known.';
COMMENT ON COLUMN revision.latest_vintage IS 'When that value became known.';
COMMENT ON COLUMN revision.latest_figure_id IS 'The figure that states it.';
COMMENT ON COLUMN revision.vintages IS 'Number of different values among the dated prints, two of one day included.';
COMMENT ON COLUMN revision.revision_pct IS '100 * (latest / first - 1), in percent, to six decimals; empty when the first is zero or the ratio beyond all sense.';
COMMENT ON COLUMN revision.is_within_rounding IS 'Whether the intervals of the two prints touch, so that rounding alone may explain the difference.';
