-- How likely a level claim was as time went by: by the last forecast made before it and by each made since, of the
-- count that its own forecast is of. Once it is reached or its period is known no forecast says any more of it.
CREATE VIEW chance AS
SELECT
    h.claim_id,
    f.counter,
    f.forecast_id,
    f.as_of,
    f.as_of < c.known_on AS is_first,
    row_number() OVER (PARTITION BY h.claim_id ORDER BY f.as_of DESC) = 1 AS is_newest,
    h.chance,
    h.drift_chance,
    h.percentile
FROM forecast_chance AS h
INNER JOIN forecast AS f USING (forecast_id)
INNER JOIN claim AS c ON c.figure_id = h.claim_id
LEFT JOIN claim_reached AS r ON r.claim_id = h.claim_id AND NOT r.before_stated
LEFT JOIN claim_forecast AS own ON own.claim_id = h.claim_id
WHERE f.as_of <= as_of()
    AND (r.vintage IS NULL OR f.as_of < r.vintage)
    AND f.counter = coalesce(own.counter, c.series_counter);
COMMENT ON VIEW chance IS 'What each forecast says of a level claim, from the last one before it on; columns as in forecast_chance.';
COMMENT ON COLUMN chance.counter IS 'Whose count was forecast.';
COMMENT ON COLUMN chance.as_of IS 'Day from which that forecast served.';
COMMENT ON COLUMN chance.is_first IS 'Whether it is the last forecast made before the claim.';
COMMENT ON COLUMN chance.is_newest IS 'Whether it is the newest forecast that speaks of the claim.';
