-- Is a target on its path? The level that the required pace leads to in the newest year, what that year was, and the
-- pace that is left; only where the newest year and the one that the path starts from are one counter's.
CREATE VIEW target_path AS
WITH placed AS (
    SELECT figure_id, value, base_value, required_growth_pct, newest_value, newest_period, base_period, verdict,
        newest_counter IS NOT DISTINCT FROM base_counter AS is_one_count,
        newest_period::INTEGER - base_period::INTEGER AS years_gone,
        year(deadline) - newest_period::INTEGER AS years_left
    FROM target_status
    WHERE newest_value IS NOT NULL AND value IS NOT NULL
)
SELECT
    figure_id AS target_id,
    years_gone,
    years_left,
    CASE
        WHEN is_one_count AND years_gone > 0 THEN base_value * pow(1 + required_growth_pct / 100, years_gone)
    END AS path_value,
    100 * (newest_value / path_value - 1) AS ahead_pct,
    CASE
        WHEN verdict = 'open' AND years_left > 0
            THEN 100 * (pow(value::DOUBLE / nullif(newest_value, 0)::DOUBLE, 1.0 / years_left) - 1)
    END AS growth_left_pct
FROM placed;
COMMENT ON VIEW target_path IS 'Each target of which a complete year is known, beside its path, as of the date.';
COMMENT ON COLUMN target_path.target_id IS 'figure_id of the target.';
COMMENT ON COLUMN target_path.years_gone IS 'Years from the one that the path starts from to the newest; empty where there was none.';
COMMENT ON COLUMN target_path.years_left IS 'Years from the newest to the deadline''s.';
COMMENT ON COLUMN target_path.path_value IS 'What the newest year had to be to be on the path, in the target''s unit; empty where no year since is known by the same count.';
COMMENT ON COLUMN target_path.ahead_pct IS 'How much the newest year is above the path, in percent of it; negative when behind.';
COMMENT ON COLUMN target_path.growth_left_pct IS 'Growth a year from the newest year to the level by the deadline, in percent, while it is open.';
