-- What each state of a claim means: the words of the rule, whose conditions stand in claim_check in the same order.
CREATE VIEW verdict_rule AS
SELECT *
FROM (
    VALUES
        (1, 'undated', 'unresolvable', 'the claim has no date', 'No date is known on which it was said.'),
        (2, 'doubtful', 'unresolvable', 'the figure itself is in doubt', 'It is listed as doubtful, with its reason.'),
        (3, 'record beaten', 'differs', 'an earlier period was higher by the same count',
            'A record: the same counter printed a clearly higher value for an earlier year, or for the same months of one.'),
        (4, 'record doubted', 'unchecked', 'the record is not established: an earlier period was as high within rounding',
            'A record: some counter''s earlier value is as high within rounding.'),
        (5, 'record held', 'agrees', 'no earlier period known was as high',
            'A record: at least three earlier values of the same counter are known, and none is as high.'),
        (6, 'record unknown', 'unchecked', 'too little history is known to tell', 'A record with less history than that.'),
        (7, 'no deadline', 'unresolvable', 'no deadline was given', 'A target or forecast without a period.'),
        (8, 'no period', 'unresolvable', 'no period was given', 'Anything else without a period.'),
        (9, 'milestone', 'met', 'it is recorded by its deadline', 'A milestone that is recorded by its deadline.'),
        (10, 'milestone late', 'missed', 'it is recorded after its deadline', 'A milestone that is recorded later.'),
        (11, 'milestone moved', 'missed', 'nothing records it, and it was promised since for later',
            'A milestone whose deadline has passed, that nothing records, and that was promised since for later.'),
        (12, 'early', 'met early', 'a total known before the deadline already reached it',
            'A target or forecast of a level: an earlier complete year, or a year to date that ends before the deadline, '
            'of which nothing was known when it was said, reaches its low. Once met it stays met.'),
        (13, 'reached', 'met', 'the outturn reached it',
            'A target or forecast of a level: the outturn of its period, in any of its prints, is at or above its low.'),
        (14, 'reached again', 'met', 'the outturn reached it, and a total known when it was said already had',
            'The same, where a total known when it was said had already reached it.'),
        (15, 'below', 'missed', 'the outturn stayed below it', 'A target or forecast of a level: the outturn is below its low.'),
        (16, 'open outturn', 'unresolvable', 'the outturn is only known to be at least so much',
            'A target or forecast of a level: the outturn is printed as "more than" a number below its low.'),
        (17, 'ahead', 'open', 'its deadline has not passed', 'A target or forecast whose deadline lies ahead.'),
        (18, 'unprinted', 'open', 'its outturn has not been printed yet',
            'A target or forecast whose period ended less than a year ago, in a series that is printed.'),
        (19, 'promise uncounted', 'unresolvable', 'no other dated document here states what became of it',
            'A target or forecast of which no outturn is known a year after its period.'),
        (20, 'uncounted', 'unchecked', 'no other dated document here states it', 'Anything else of which no outturn is known.'),
        (21, 'touch', 'agrees', 'the numbers touch within their rounding',
            'Growth, or another number that is no level: its interval touches the outturn''s.'),
        (22, 'touch revised', 'agrees', 'the numbers touch within their rounding and an allowance of {tolerance}% for revisions',
            'An outturn or estimate of a level: its interval touches the outturn''s within the series'' revision tolerance.'),
        (23, 'other count', 'another counter',
            'the numbers lie apart, but another counter''s touches the claim''s or is its own',
            'The intervals lie apart, but the claim touches another counter''s number, or names another counter and is within a '
            'quarter of the outturn.'),
        (24, 'apart', 'differs', 'the numbers lie apart', 'The intervals lie apart.')
) AS rule (place, state, verdict, why, applies_to);
COMMENT ON VIEW verdict_rule IS 'The rule of the verdicts in words; the first state that applies to a claim decides.';
COMMENT ON COLUMN verdict_rule.place IS 'Order in which the states are tried.';
COMMENT ON COLUMN verdict_rule.state IS 'State of a claim.';
COMMENT ON COLUMN verdict_rule.verdict IS 'The verdict that it gives.';
COMMENT ON COLUMN verdict_rule.why IS 'The reason that is given with the verdict.';
COMMENT ON COLUMN verdict_rule.applies_to IS 'Which claims are in this state.';
