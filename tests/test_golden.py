"""The rule against the hand: verdicts that a careful reader decided from the facts before the rule was written.

`golden/verdicts.csv` is the hand's table; `golden/disagreements.csv` says, one by one, why the rule decides otherwise.
"""

import csv
from pathlib import Path

import duckdb
import pytest

FOLDER = Path(__file__).parent / "golden"
RESOLVED = {"met early", "met", "missed", "agrees", "another counter", "differs"}


def table(name: str) -> dict[str, dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
        return {row["fact"]: row for row in csv.DictReader(stream)}


HAND, OTHERWISE = table("verdicts"), table("disagreements")


@pytest.fixture(scope="module")
def given(warehouse: duckdb.DuckDBPyConnection) -> dict[str, set[str]]:
    """The verdicts that the rule gives, by the fact that a claim was collected as."""
    # A fact that gave a level and its growth was decided by its level, which has the fact's own id.
    sql = """
        SELECT fact, list(DISTINCT verdict) FROM fact JOIN claim_check USING (figure_id) GROUP BY fact, figure_id
        QUALIFY row_number() OVER (PARTITION BY fact ORDER BY figure_id = replace(lower(fact), ':', '-') DESC) = 1
    """
    return {fact: set(verdicts) for fact, verdicts in warehouse.execute(sql).fetchall()}


def test_the_rule_decides_as_the_hand_or_the_difference_is_explained(given: dict[str, set[str]]) -> None:
    judged = {fact: row["verdict"] for fact, row in HAND.items() if fact in given}
    unlike = {fact for fact, verdict in judged.items() if given[fact] != {verdict}}
    assert unlike == set(OTHERWISE)
    for fact, row in OTHERWISE.items():
        assert given[fact] == {row["verdict"]}, fact
        assert row["explanation"]


def test_at_least_forty_resolved_claims_were_decided_by_hand(given: dict[str, set[str]]) -> None:
    resolved = [fact for fact, row in HAND.items() if row["verdict"] in RESOLVED and fact in given]
    assert len(resolved) >= 40
    assert sum(fact not in OTHERWISE for fact in resolved) >= 40


def test_every_claim_of_a_promise_was_decided_by_hand(warehouse: duckdb.DuckDBPyConnection) -> None:
    sql = (
        "SELECT fact FROM fact JOIN claim_check USING (figure_id) WHERE kind IN ('forecast', 'target') "
        "AND fact NOT LIKE 'trade:%'"
    )
    assert {fact for (fact,) in warehouse.execute(sql).fetchall()} <= set(HAND)


def test_a_hand_verdict_that_is_no_claim_here_is_a_statistic_or_was_left_out(
    warehouse: duckdb.DuckDBPyConnection, given: dict[str, set[str]]
) -> None:
    sql = (
        "SELECT fact FROM fact_status LEFT JOIN figure USING (figure_id) "
        "WHERE coalesce(collection, 'statistics') = 'statistics'"
    )
    others = {fact for (fact,) in warehouse.execute(sql).fetchall()}
    assert set(HAND) - set(given) <= others
