-- One level a series and period: its newest print, else implied by what was printed of other periods, else undated.
CREATE VIEW known_level AS
WITH found AS (
    SELECT series, indicator, counter, time_period, period_start, period_end, freq, value, low, high, base_unit,
        CASE WHEN vintage IS NULL THEN 'undated' ELSE '' END AS label, figure_id AS source_id, vintage AS known_on,
        CASE WHEN vintage IS NULL THEN 99 ELSE 0 END AS depth
    FROM observation_latest
    UNION ALL
    SELECT indicator || '/' || counter, indicator, counter, time_period, period_start, period_end, freq, value, low, high, base_unit,
        'implied', implied_id, known_on, depth
    FROM implied_figure
    WHERE measure = 'level' AND freq IN ('A', 'M', 'YTD') AND counter IS NOT NULL AND known_on <= as_of()
)
SELECT * EXCLUDE (depth)
FROM found
QUALIFY row_number() OVER (
    PARTITION BY series, period_start, period_end
    ORDER BY depth, known_on DESC, high - low NULLS LAST, source_id
) = 1;
COMMENT ON VIEW known_level IS 'One level a series and period, as of the date; columns as in observation.';
COMMENT ON COLUMN known_level.label IS 'Empty where printed, implied where no one printed it, undated where its date is not known.';
COMMENT ON COLUMN known_level.source_id IS 'figure_id or implied_id.';
COMMENT ON COLUMN known_level.known_on IS 'When it became known; empty when undated.';
