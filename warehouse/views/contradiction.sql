-- Statements that contradict each other: intervals disjoint beyond the series' revision tolerance, with the gap between
-- them and the shortest explanation the ledger can give: a third statement that the odd one agrees with, else the doubt
-- that the list of doubts has, else what sets the two apart.
CREATE VIEW contradiction AS
WITH pair AS (
    SELECT
        p.kind,
        a AS odd,
        b AS other,
        CASE
            WHEN a.is_doubtful AND NOT b.is_implied THEN 0 -- what is doubted already is no revision
            WHEN a.measure <> 'growth' THEN coalesce(t.tolerance, 0.03)
            WHEN a.is_implied OR b.is_implied THEN 100 * coalesce(t.tolerance, 0.03)
            ELSE 0
        END AS tolerance,
        greatest(coalesce(b.low - a.high, 0), coalesce(a.low - b.high, 0)) AS gap,
        CASE WHEN a.measure = 'growth' THEN 1 ELSE abs(b.value) END AS scale
    FROM apart AS p
    INNER JOIN statement AS a ON a.statement_id = p.odd_id
    INNER JOIN statement AS b ON b.statement_id = p.other_id AND b.measure = a.measure AND b.unit = a.unit
    LEFT JOIN revision_tolerance AS t ON t.series = b.indicator || '/' || b.counter
),
disjoint AS (
    SELECT *
    FROM pair
    WHERE gap > tolerance * scale
        -- What is a part, or a whole, is taken for the other only where the two are near.
        AND (kind IN ('series', 'counter', 'claim', 'shrinking total') OR gap <= 0.25 * scale OR odd.measure = 'growth')
    QUALIFY row_number() OVER (
        PARTITION BY least(odd.statement_id, other.statement_id), greatest(odd.statement_id, other.statement_id)
        ORDER BY kind DESC, odd.known_on DESC, odd.statement_id
    ) = 1
),
told AS (
    FROM disjoint
    WHERE NOT odd.is_implied
),
-- Third statements that the odd one touches, each with what it would explain; one-sided ones would explain anything.
candidate AS (
    SELECT d.odd.statement_id AS odd_id, d.other.statement_id AS other_id, 1 AS rank,
        CASE
            WHEN starts_with(c.digits, d.odd.digits) THEN 'the same number, cut off instead of rounded'
            WHEN is_swapped(d.odd.digits, c.digits) THEN 'a misprint: two digits swapped'
            ELSE 'a misprint: one digit wrong'
        END AS explanation,
        c.statement_id AS third_id
    FROM told AS d
    INNER JOIN statement AS c
        ON c.indicator = d.odd.indicator AND c.counter = d.other.counter AND c.measure = d.odd.measure
        AND c.period_start = d.odd.period_start AND c.period_end = d.odd.period_end
    WHERE d.kind = 'series' AND c.collection = 'statistics' AND NOT c.is_doubtful AND sign(c.value) = sign(d.odd.value)
        AND c.low <= d.other.high AND c.high >= d.other.low AND length(d.odd.digits) >= 2
        AND (
            starts_with(c.digits, d.odd.digits)
            OR (length(c.digits) >= 3 AND is_swapped(d.odd.digits, c.digits))
            -- One digit may as well have been revised: it is a misprint where the figure is doubted, or long and no later.
            OR (length(c.digits) >= 3 AND is_one_digit_off(d.odd.digits, c.digits)
                AND (d.odd.is_doubtful OR (length(c.digits) >= 4 AND d.odd.known_on <= c.known_on)))
        )
    UNION ALL
    SELECT d.odd.statement_id, d.other.statement_id, 2, 'the level of the year before taken for the increase',
        c.statement_id
    FROM told AS d
    INNER JOIN statement AS c
        ON c.indicator = d.odd.indicator AND c.counter = d.odd.counter AND c.measure = 'level'
        AND c.period_start = (d.odd.period_start - INTERVAL 1 YEAR)::DATE
    WHERE d.odd.measure = 'increase' AND c.low <= d.odd.high AND c.high >= d.odd.low
    UNION ALL
    SELECT d.odd.statement_id, d.other.statement_id, 3, 'exports and imports swapped', c.statement_id
    FROM told AS d
    INNER JOIN relation AS r ON r.indicator = d.odd.indicator AND r.dimension = 'flow' AND r.complete
    INNER JOIN relation AS q
        ON q.other = r.other AND q.indicator <> r.indicator AND q.dimension = 'flow' AND q.complete
    INNER JOIN statement AS c
        ON c.indicator = q.indicator AND c.counter = d.odd.counter AND c.measure = d.odd.measure
        AND c.period_start = d.odd.period_start AND c.period_end = d.odd.period_end
    WHERE NOT c.is_doubtful AND d.kind = 'series' AND d.odd.measure = 'level' AND c.low <= d.odd.high
        AND c.high >= d.odd.low
    UNION ALL
    SELECT d.odd.statement_id, d.other.statement_id, 4, 'the figure of another period: ' || c.time_period, c.statement_id
    FROM told AS d
    INNER JOIN statement AS c
        ON c.indicator = d.odd.indicator AND c.counter = d.other.counter AND c.measure = d.odd.measure
        AND c.period_start = d.odd.period_start AND c.period_end <> d.odd.period_end
    WHERE NOT c.is_doubtful AND d.kind IN ('series', 'claim') AND d.odd.measure = 'level'
        AND d.odd.freq IN ('A', 'YTD') AND c.freq IN ('A', 'YTD')
        AND c.low <= d.odd.high AND c.high >= d.odd.low
    UNION ALL
    SELECT d.odd.statement_id, d.other.statement_id, 5, 'a rise printed as a fall, or a fall as a rise', d.other.statement_id
    FROM told AS d
    WHERE d.odd.measure = 'growth' AND -d.odd.high <= d.other.high AND -d.odd.low >= d.other.low
    UNION ALL
    SELECT d.odd.statement_id, d.other.statement_id, 6, 'another counter: ' || k.label, c.statement_id
    FROM told AS d
    INNER JOIN statement AS c
        ON c.indicator = d.odd.indicator AND c.measure = d.odd.measure AND c.period_start = d.odd.period_start
        AND c.period_end = d.odd.period_end AND c.counter <> d.other.counter
    INNER JOIN counter AS k ON k.counter = c.counter
    WHERE NOT c.is_doubtful AND d.kind IN ('series', 'claim') AND c.statement_id <> d.odd.statement_id
        AND c.low <= d.odd.high
        AND coalesce(c.high >= d.odd.low, c.low >= d.odd.low)
    UNION ALL
    SELECT d.odd.statement_id, d.other.statement_id, 7, 'another currency', c.statement_id
    FROM told AS d
    INNER JOIN relation AS r ON r.other = d.odd.indicator AND r.dimension = 'currency'
    INNER JOIN statement AS c
        ON c.indicator = r.indicator AND c.measure = 'growth' AND c.period_start = d.odd.period_start
        AND c.period_end = d.odd.period_end
    WHERE d.odd.measure = 'growth' AND c.low <= d.odd.high AND c.high >= d.odd.low
    UNION ALL
    SELECT d.odd.statement_id, d.other.statement_id, 8, 'a part against the whole: ' || i.label, c.statement_id
    FROM told AS d
    INNER JOIN relation AS r ON d.odd.indicator IN (r.indicator, r.other) AND r.relation = 'part_of' AND r.mixed_up
    INNER JOIN statement AS c
        ON c.indicator = CASE WHEN r.indicator = d.odd.indicator THEN r.other ELSE r.indicator END
        AND c.measure = d.odd.measure AND c.period_start = d.odd.period_start AND c.period_end = d.odd.period_end
    INNER JOIN indicator AS i ON i.indicator = c.indicator
    WHERE NOT c.is_doubtful AND d.kind IN ('series', 'claim') AND c.low <= d.odd.high AND c.high >= d.odd.low
),
shortest AS (
    SELECT *
    FROM candidate
    QUALIFY row_number() OVER (PARTITION BY odd_id, other_id ORDER BY rank, contains(third_id, ':'), third_id) = 1
)
SELECT
    d.kind,
    d.odd.indicator AS indicator,
    d.odd.measure AS measure,
    d.odd.time_period AS time_period,
    d.odd.period_start AS period_start,
    d.odd.period_end AS period_end,
    d.odd.unit AS unit,
    d.odd.statement_id AS odd_id,
    d.odd.counter AS odd_counter,
    d.odd.value AS odd_value,
    d.odd.low AS odd_low,
    d.odd.high AS odd_high,
    d.odd.known_on AS odd_known_on,
    d.odd.is_implied AS odd_is_implied,
    d.odd.is_doubtful AS odd_is_doubtful,
    d.other.indicator AS other_indicator,
    d.other.statement_id AS other_id,
    d.other.counter AS other_counter,
    d.other.time_period AS other_period,
    d.other.period_start AS other_period_start,
    d.other.period_end AS other_period_end,
    d.other.value AS other_value,
    d.other.low AS other_low,
    d.other.high AS other_high,
    d.other.known_on AS other_known_on,
    d.other.is_implied AS other_is_implied,
    d.gap,
    CASE WHEN d.odd.measure <> 'growth' THEN 100 * d.gap::DOUBLE / nullif(abs(d.other.value), 0) END AS gap_pct,
    CASE
        WHEN s.explanation IS NOT NULL THEN s.explanation
        WHEN d.odd.is_doubtful THEN f.doubt
        WHEN d.kind = 'counter' OR (d.kind = 'claim' AND d.odd.counter <> d.other.counter) THEN 'another counter'
        WHEN d.kind = 'currency' THEN 'another currency'
        WHEN d.kind IN ('flow', 'mode', 'commodity', 'place', 'coverage') THEN 'a part against the whole'
        WHEN d.kind = 'shrinking total' THEN 'none: the total of a longer period is smaller'
        WHEN d.kind = 'series' AND (d.odd.known_on <> d.other.known_on OR d.odd.is_implied OR d.other.is_implied)
            AND d.gap <= CASE WHEN d.odd.measure = 'growth' THEN 5 ELSE 0.1 * d.scale END
            AND NOT d.odd.is_doubtful THEN 'a later print, perhaps a revision'
        ELSE 'none found'
    END AS explanation,
    s.third_id AS explained_by,
    greatest(d.odd.known_on, d.other.known_on) AS known_on
FROM disjoint AS d
LEFT JOIN shortest AS s ON s.odd_id = d.odd.statement_id AND s.other_id = d.other.statement_id
LEFT JOIN figure AS f ON f.figure_id = d.odd.statement_id;
COMMENT ON VIEW contradiction IS 'Statements of one thing and period that cannot both be right as they stand, as of the date.';
COMMENT ON COLUMN contradiction.kind IS 'What pairs them: series, counter, a dimension of relation, shrinking total, or claim.';
COMMENT ON COLUMN contradiction.indicator IS 'What the odd one measures.';
COMMENT ON COLUMN contradiction.measure IS 'How both assert it: level, growth, increase, per_day or duration.';
COMMENT ON COLUMN contradiction.time_period IS 'The odd one''s period, ISO 8601.';
COMMENT ON COLUMN contradiction.period_start IS 'First day of that period.';
COMMENT ON COLUMN contradiction.period_end IS 'Last day of that period.';
COMMENT ON COLUMN contradiction.unit IS 'Base unit of all values of the row.';
COMMENT ON COLUMN contradiction.odd_id IS 'figure_id or implied_id of the odd one.';
COMMENT ON COLUMN contradiction.odd_counter IS 'Who counts it; empty where that is not said.';
COMMENT ON COLUMN contradiction.odd_value IS 'Its value, in unit.';
COMMENT ON COLUMN contradiction.odd_low IS 'Its lower bound, in unit; empty when open.';
COMMENT ON COLUMN contradiction.odd_high IS 'Its upper bound, in unit; empty when open.';
COMMENT ON COLUMN contradiction.odd_known_on IS 'When it became known.';
COMMENT ON COLUMN contradiction.odd_is_implied IS 'Whether it follows by arithmetic.';
COMMENT ON COLUMN contradiction.odd_is_doubtful IS 'Whether it is known to be doubtful.';
COMMENT ON COLUMN contradiction.other_indicator IS 'What the one it is held against measures.';
COMMENT ON COLUMN contradiction.other_id IS 'figure_id or implied_id of that one.';
COMMENT ON COLUMN contradiction.other_counter IS 'Who counts that one.';
COMMENT ON COLUMN contradiction.other_period IS 'Its period, ISO 8601.';
COMMENT ON COLUMN contradiction.other_period_start IS 'First day of that period.';
COMMENT ON COLUMN contradiction.other_period_end IS 'Last day of that period.';
COMMENT ON COLUMN contradiction.other_value IS 'Its value, in unit.';
COMMENT ON COLUMN contradiction.other_low IS 'Its lower bound, in unit; empty when open.';
COMMENT ON COLUMN contradiction.other_high IS 'Its upper bound, in unit; empty when open.';
COMMENT ON COLUMN contradiction.other_known_on IS 'When it became known.';
COMMENT ON COLUMN contradiction.other_is_implied IS 'Whether it follows by arithmetic.';
COMMENT ON COLUMN contradiction.gap IS 'Distance between the two intervals, in unit.';
COMMENT ON COLUMN contradiction.gap_pct IS 'The same in percent of the other value; empty for growth.';
COMMENT ON COLUMN contradiction.explanation IS 'The shortest explanation the ledger can give, in words; none found where there is none.';
COMMENT ON COLUMN contradiction.explained_by IS 'figure_id or implied_id of the third statement that explains it; empty where none does.';
COMMENT ON COLUMN contradiction.known_on IS 'When the later of the two became known.';
