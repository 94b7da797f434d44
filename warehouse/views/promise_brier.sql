-- Who gave resolved promises the better probabilities: the Brier score (Brier 1950), the mean squared distance between
-- a probability and 1 for met or 0 for missed, of the forecast and of those it must beat.
CREATE VIEW promise_brier AS
WITH told AS (
    UNPIVOT (SELECT claim_id, is_met, drift_chance IS NOT NULL AS has_drift, chance, drift_chance, climatology, speaker_chance FROM promise_score)
    ON chance, drift_chance, climatology, speaker_chance INTO NAME who VALUE probability
)
SELECT
    list_position(['chance', 'climatology', 'drift_chance', 'speaker_chance'], t.who) AS place,
    t.who,
    count(*)::INTEGER AS promises,
    count_if(t.is_met)::INTEGER AS met,
    round(avg(pow(t.probability - t.is_met::INTEGER, 2)), 9) AS brier
FROM told AS t
WHERE t.has_drift
GROUP BY t.who;
COMMENT ON VIEW promise_brier IS 'The mean Brier score of each forecaster over the promises that all of them spoke of, as of the date.';
COMMENT ON COLUMN promise_brier.place IS 'Place in the table.';
COMMENT ON COLUMN promise_brier.who IS 'chance: the forecast; climatology; drift_chance: naive drift; speaker_chance: the speaker.';
COMMENT ON COLUMN promise_brier.promises IS 'Number of promises.';
COMMENT ON COLUMN promise_brier.met IS 'How many of them were met.';
COMMENT ON COLUMN promise_brier.brier IS 'Mean Brier score: 0 is perfect, 0.25 a coin''s.';
