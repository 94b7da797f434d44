-- Pairs of statements of one thing and period that are held against each other: of one series, of two counters of one
-- indicator, of two indicators that are commonly mixed up, a total that shrinks as its period grows, and claims that
-- differ from their outturn. The odd one stands first. Of implied ones only the sharpest a rule and period is taken.
CREATE VIEW apart AS
WITH sound AS (
    SELECT s.*, s.indicator || '/' || s.counter AS series
    FROM statement AS s
    WHERE s.counter IS NOT NULL
),
sharp AS (
    SELECT *
    FROM sound
    WHERE is_implied
    QUALIFY row_number() OVER (
        PARTITION BY series, measure, period_start, period_end, rule ORDER BY high - low, known_on, statement_id
    ) = 1
),
reference AS (
    SELECT *
    FROM sound
    WHERE NOT is_implied AND NOT is_doubtful AND collection = 'statistics'
    QUALIFY row_number() OVER (
        PARTITION BY series, measure, period_start, period_end ORDER BY known_on DESC, high - low NULLS LAST, statement_id
    ) = 1
),
-- Every statement against the newest sound statistic of its series; where there is none, against what is implied.
within_series AS (
    SELECT 'series' AS kind, a.statement_id AS odd_id, b.statement_id AS other_id
    FROM (SELECT * FROM sound WHERE NOT is_implied UNION ALL SELECT * FROM sharp) AS a
    INNER JOIN reference AS b
        ON b.series = a.series AND b.measure = a.measure AND b.unit = a.unit
        AND b.period_start = a.period_start AND b.period_end = a.period_end AND b.statement_id <> a.statement_id
    UNION ALL
    SELECT 'series', a.statement_id, b.statement_id
    FROM sound AS a
    INNER JOIN sharp AS b
        ON b.series = a.series AND b.measure = a.measure AND b.unit = a.unit
        AND b.period_start = a.period_start AND b.period_end = a.period_end
    ANTI JOIN reference AS r
        ON r.series = a.series AND r.measure = a.measure AND r.period_start = a.period_start
        AND r.period_end = a.period_end
    WHERE NOT a.is_implied
),
across AS (
    SELECT 'counter' AS kind, a.statement_id AS odd_id, b.statement_id AS other_id
    FROM reference AS a
    INNER JOIN reference AS b
        ON b.indicator = a.indicator AND b.counter > a.counter AND b.measure = a.measure AND b.unit = a.unit
        AND b.period_start = a.period_start AND b.period_end = a.period_end
    UNION ALL
    SELECT r.dimension, a.statement_id, b.statement_id
    FROM relation AS r
    INNER JOIN reference AS a ON a.indicator = r.indicator
    INNER JOIN reference AS b
        ON b.indicator = r.other AND b.measure = a.measure AND b.unit = a.unit
        AND b.period_start = a.period_start AND b.period_end = a.period_end
    WHERE r.mixed_up
),
total AS (
    SELECT *
    FROM sound
    WHERE NOT is_implied AND measure = 'level' AND unit IN ('t', 'USD', 'CNY', 'TEU', 'trains')
        AND freq IN ('M', 'A', 'YTD', 'SPAN') AND NOT is_doubtful
),
grown AS (
    SELECT 'shrinking total' AS kind, a.statement_id AS odd_id, b.statement_id AS other_id
    FROM total AS a
    INNER JOIN total AS b ON b.series = a.series AND b.period_start = a.period_start AND b.period_end > a.period_end
    WHERE a.low > b.high
    QUALIFY row_number() OVER (PARTITION BY a.statement_id ORDER BY b.period_end, b.high) = 1
),
claimed AS (
    SELECT 'claim' AS kind, c.figure_id AS odd_id, c.outturn_figure_id AS other_id
    FROM claim_check AS c
    WHERE c.verdict IN ('differs', 'another counter') AND c.outturn_figure_id IS NOT NULL
)
SELECT kind, odd_id, other_id FROM within_series
UNION
SELECT kind, odd_id, other_id FROM across
UNION
SELECT kind, odd_id, other_id FROM grown
UNION
SELECT kind, odd_id, other_id FROM claimed;
COMMENT ON VIEW apart IS 'Pairs of statements that may contradict each other, as of the date.';
COMMENT ON COLUMN apart.kind IS 'What pairs them: series, counter, a dimension of relation, shrinking total, or claim.';
COMMENT ON COLUMN apart.odd_id IS 'figure_id or implied_id of the odd one.';
COMMENT ON COLUMN apart.other_id IS 'figure_id or implied_id of the one it is held against.';
