-- Every resolved target or forecast of a level with a forecast made before it: the probabilities that it was given by
-- that forecast, by naive drift and by climatology, the share met among those resolved when it was made. The same
-- level, period and count said again by others is one question: the first of them stands for all.
CREATE VIEW promise_score AS
WITH resolved AS (
    SELECT
        k.figure_id AS claim_id,
        k.stated_on,
        k.indicator,
        k.time_period,
        k.value,
        k.kind,
        k.verdict,
        k.outturn_counter,
        k.verdict <> 'missed' AS is_met,
        coalesce(k.reached_vintage, k.first_outturn_vintage, k.outturn_vintage) AS resolved_on
    FROM claim_check AS k
    WHERE k.kind IN ('forecast', 'target') AND k.measure = 'level' AND k.verdict IN ('met', 'met early', 'missed')
        AND k.doubt = ''
),
asked AS (
    SELECT r.*, h.chance, h.drift_chance, h.as_of AS forecast_on, h.forecast_id
    FROM resolved AS r
    INNER JOIN chance AS h
        ON h.claim_id = r.claim_id AND h.is_first AND h.chance IS NOT NULL
        AND h.counter = coalesce(r.outturn_counter, h.counter)
    QUALIFY row_number() OVER (
        PARTITION BY r.indicator, r.time_period, r.value, h.counter ORDER BY r.stated_on, r.claim_id
    ) = 1
)
SELECT
    a.* EXCLUDE (outturn_counter),
    (SELECT (1 + count_if(r.is_met)) / (2 + count(*)) FROM resolved AS r WHERE r.resolved_on < a.stated_on) AS climatology,
    1.0::DOUBLE AS speaker_chance
FROM asked AS a;
COMMENT ON VIEW promise_score IS 'Resolved promises of a level, with the probabilities given to them beforehand, as of the date.';
COMMENT ON COLUMN promise_score.claim_id IS 'figure_id of the claim.';
COMMENT ON COLUMN promise_score.stated_on IS 'When it became known.';
COMMENT ON COLUMN promise_score.value IS 'The level promised, in the indicator''s base unit.';
COMMENT ON COLUMN promise_score.is_met IS 'Whether it was met, early or in time.';
COMMENT ON COLUMN promise_score.resolved_on IS 'When the total that decides it became known.';
COMMENT ON COLUMN promise_score.forecast_on IS 'Day from which the last forecast made before it served.';
COMMENT ON COLUMN promise_score.climatology IS 'Share met among those resolved before it was made, one met and one missed added (Laplace 1814).';
COMMENT ON COLUMN promise_score.speaker_chance IS 'What the speaker said: that it will come true.';
