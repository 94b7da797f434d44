-- Was it a record? Of each level claim, the highest value printed for an earlier period of the same shape, a line a
-- counter. Parts of a year are held against the same part of other years; a month also against any month.
CREATE VIEW claim_highest AS
WITH earlier AS (
    SELECT c.figure_id AS claim_id, e.*, e.counter = coalesce(c.counter, c.series_counter) AS is_own,
        month(e.period_start) = month(c.period_start) AND month(e.period_end) = month(c.period_end) AS is_same_part,
        c.low > e.high AS is_above, c.high < e.low AS is_below
    FROM claim AS c
    INNER JOIN evidence AS e
        ON e.indicator = c.indicator AND e.measure = c.measure AND e.freq = c.freq
        AND e.period_end < c.period_start AND e.superseded_on IS NULL AND NOT e.is_implied
    WHERE c.measure = 'level' AND c.freq IN ('A', 'M', 'YTD') AND c.value IS NOT NULL
    QUALIFY row_number() OVER (
        PARTITION BY c.figure_id, e.counter, e.period_start, e.period_end ORDER BY e.vintage DESC, e.figure_id
    ) = 1
),
held AS (
    SELECT *, false AS of_same_part FROM earlier WHERE freq <> 'YTD'
    UNION ALL
    SELECT *, true FROM earlier WHERE freq <> 'A' AND is_same_part
)
SELECT
    h.claim_id,
    h.counter,
    k.label AS counter_label,
    h.is_own,
    h.of_same_part,
    h.freq,
    h.base_unit AS unit,
    h.value,
    h.period_start,
    h.period_end,
    h.vintage,
    h.figure_id,
    coalesce(h.is_above, false) AS is_above,
    coalesce(h.is_below, false) AS is_below,
    count(*) OVER (PARTITION BY h.claim_id, h.counter, h.of_same_part) AS periods,
    periods >= 3 AS is_enough -- as many as the rule of verdicts asks of a record
FROM held AS h
INNER JOIN counter AS k USING (counter)
QUALIFY row_number() OVER (
    PARTITION BY h.claim_id, h.counter, h.of_same_part ORDER BY h.value DESC, h.period_end, h.figure_id
) = 1;
COMMENT ON VIEW claim_highest IS 'The highest earlier value beside each level claim, by counter, as of the date.';
COMMENT ON COLUMN claim_highest.claim_id IS 'figure_id of the claim.';
COMMENT ON COLUMN claim_highest.counter_label IS 'Who counted it, in words.';
COMMENT ON COLUMN claim_highest.is_own IS 'Whether it is the count that the claim names, or is taken for.';
COMMENT ON COLUMN claim_highest.of_same_part IS 'Whether only the same months of other years are held against it, not any month.';
COMMENT ON COLUMN claim_highest.unit IS 'Unit of value.';
COMMENT ON COLUMN claim_highest.value IS 'The highest earlier value, in unit.';
COMMENT ON COLUMN claim_highest.vintage IS 'When it became known.';
COMMENT ON COLUMN claim_highest.figure_id IS 'The figure that states it.';
COMMENT ON COLUMN claim_highest.is_above IS 'Whether the claim is higher beyond rounding.';
COMMENT ON COLUMN claim_highest.is_below IS 'Whether the claim is lower beyond rounding.';
COMMENT ON COLUMN claim_highest.periods IS 'How many earlier periods of that shape the counter printed.';
COMMENT ON COLUMN claim_highest.is_enough IS 'Whether so many are known that none of them being higher makes a record: three, as for its verdict.';
