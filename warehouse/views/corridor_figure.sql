-- Every figure of each corridor, by what it tells a traveller.
CREATE VIEW corridor_figure AS
SELECT
    ci.corridor,
    ci.position,
    CASE
        WHEN f.kind = 'event' OR f.measure = 'milestone' THEN 'milestone'
        WHEN f.measure = 'per_day' THEN 'rate'
        WHEN f.measure = 'duration' THEN CASE WHEN f.indicator LIKE '%\_transit' ESCAPE '\' THEN 'transit' ELSE 'time' END
        WHEN f.measure = 'level' THEN
            CASE
                WHEN f.base_unit = 'km' THEN 'length'
                WHEN f.indicator LIKE '%\_capacity' ESCAPE '\' THEN 'capacity'
                ELSE 'volume'
            END
        ELSE 'change'
    END AS aspect,
    f.counter IS NOT DISTINCT FROM i.reference_counter AS is_reference,
    i.mode,
    f.*
FROM corridor_indicator AS ci
INNER JOIN figure_source AS f USING (indicator)
INNER JOIN indicator AS i USING (indicator);
COMMENT ON VIEW corridor_figure IS 'The figures of each corridor; columns as in figure_source.';
COMMENT ON COLUMN corridor_figure.aspect IS 'volume, capacity, rate (a day), transit (days), time (other days), length, milestone or change.';
COMMENT ON COLUMN corridor_figure.is_reference IS 'Whether the indicator''s reference counter counts it.';
