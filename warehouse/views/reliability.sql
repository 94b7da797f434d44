-- The reliability diagram: resolved promises by the probability given to them beforehand, and how many were met.
CREATE VIEW reliability AS
SELECT
    (20 * b.place)::INTEGER AS low_pct,
    (20 * b.place + 20)::INTEGER AS high_pct,
    count(*)::INTEGER AS promises,
    count_if(b.is_met)::INTEGER AS met,
    round(100 * avg(b.chance), 9) AS chance_pct,
    100 * avg(b.is_met::INTEGER) AS met_pct,
    max(b.resolved_on) AS known_on,
    string_agg(b.claim_id, ' ' ORDER BY b.stated_on, b.claim_id) AS figure_id
FROM (SELECT *, least(4, floor(5 * chance))::INTEGER AS place FROM promise_score) AS b
GROUP BY b.place;
COMMENT ON VIEW reliability IS 'Resolved promises by fifths of probability, as of the date.';
COMMENT ON COLUMN reliability.low_pct IS 'Lower end of the fifth, in percent.';
COMMENT ON COLUMN reliability.high_pct IS 'Upper end of the fifth, in percent.';
COMMENT ON COLUMN reliability.promises IS 'Number of promises.';
COMMENT ON COLUMN reliability.met IS 'How many of them were met.';
COMMENT ON COLUMN reliability.chance_pct IS 'Their mean probability beforehand, in percent.';
COMMENT ON COLUMN reliability.met_pct IS 'Share met, in percent.';
COMMENT ON COLUMN reliability.known_on IS 'When the last of them was resolved.';
COMMENT ON COLUMN reliability.figure_id IS 'Their claims'' figure_id, separated by spaces.';
