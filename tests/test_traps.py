"""The known traps of the collected facts, and the cases computed by hand, each where a reader finds it on a page."""

import duckdb
import pytest

from tests.pages_for_tests import open_page, words

# (page, parameters, what it says), in the order of the list of traps.
TRAPS = {
    "two counters at one crossing: the Russian 22 Mt in 2023": (
        *("Documents", "claims:Z10"),
        "This implies 16.7 Mt (16.2 Mt to 17.1 Mt) a year earlier, in 2022: 22 Mt divided by (1 + 32%).",
    ),
    "two counters at one crossing: the Chinese 21 Mt in 2023": (
        *("Documents", "claims:Z50"),
        "This implies 15.5 Mt (at least 15.5 Mt) a year earlier, in 2022: more than 21 Mt divided by (1 + 35.4%).",
    ),
    "two counters at one crossing: the first half of 2020": (
        *("Documents", "rail:Z08"),
        "10.04 Mt (China Railway Harbin, Global Times) against 9.1 Mt (Russian Railways (RZD), teleport2001.ru), 10.3% "
        "more. Another counter.",
    ),
    "1.5 Mt at +82.9%": ("Claims", "zabaykalsk-2023-01", "implies 0.820 Mt (0.793 Mt to 0.848 Mt) a year earlier"),
    "826,200 t more is the earlier level": (
        *("Documents", "rail:C03"),
        "20.6% more. The level of the year before taken for the increase",
    ),
    "82.9 printed as 89.2 in a headline": ("Documents", "rail:C03", "A misprint: two digits swapped"),
    "a record that another count had reached": (
        *("Claims", "zabaykalsk-2023-01-record"),
        "The record is not established: an earlier period was as high within rounding: Russian Railways (RZD) printed "
        "1.5 Mt for January 2013.",
    ),
    "a record of growth that the year before had beaten": (
        *("Claims", "trade-2022-growth-record"),
        "An earlier period was higher by the same count: China customs (GACC) printed +35.8% for 2021.",
    ),
    "170 and 220 for the same year": ("Claims", "trade-2022-220bn", "differ by 25.6% of their midpoint"),
    "170 against 190.27": ("Overview", "", "$170bn: the claim was 10.7% too low"),
    "220 against 190.27": ("Overview", "", "$220bn: the claim was 15.6% too high"),
    "the Russian and the Chinese customs' total": (
        *("Claims", "claims-t81"),
        "It is what Russian customs (FCS) counts, $227.7bn; beside China customs (GACC), the claim was 5.0% too low.",
    ),
    "exports and imports swapped": ("Documents", "trade:436", "Exports and imports swapped"),
    "yuan growth printed beside dollar levels": (
        *("Documents", "trade:578"),
        "Growth in yuan, printed beside levels in dollars",
    ),
    "13,817 against 13,187 trains": (
        *("Documents", "rail:T13"),
        "13,187 trains (China State Railway, International Railway Journal) against 13,817 trains (China State ",
    ),
    "eleven months labelled as a year": (
        *("Documents", "trade:206"),
        "11.2% less. The figure of another period, January to November 2021",
    ),
    "a whole port against rail only": (
        *("Documents", "rail:Z17"),
        "18.73 Mt (China Railway Harbin, biang.ru) against 20.04 Mt (Manzhouli port, biang.ru), 6.6% less. A part",
    ),
    "exports only against both ways": (
        *("Documents", "claims:Z13"),
        "19.5 Mt (Russian Railways (RZD), TASS) against 22 Mt (Russian Railways (RZD), TASS), 11.4% less. A part",
    ),
    "a page's clock taken for its date": ("Documents", "first-train-vorsino", "the page's clock"),
    "January and February published as one": (
        *("Documents", "trade-350"),
        "The totals from January on leave $20.2bn ($20.159bn to $20.161bn) for March 2023: $53.845bn less $33.685bn.",
    ),
    "a month's first print below the difference of totals": (
        *("Documents", "trade-412"),
        "The year-to-date totals leave $20.2bn ($20.159bn to $20.161bn) for it, 0.5% more than printed here",
    ),
    "an undated figure": ("Documents", "claims:T45", "undated: it enters no verdict and no forecast"),
}
HAND = {
    "a mean month of 2022": ("Claims", "zabaykalsk-2022", "A mean month of 2022 was 1.25 Mt"),
    "growth on a weak base": (
        *("Claims", "zabaykalsk-2023-01-growth"),
        "+82.9% on a year earlier, but +20% on 2022's mean month: January 2022 was weak.",
    ),
    "January 2023 on it": ("Claims", "zabaykalsk-2023-01", "January 2023 is +20% (+12% to +28%)"),
    "the rest of 2022": ("Claims", "zabaykalsk-2022", "A mean month of the rest of 2022 was 1.29 Mt"),
    "January 2023 annualised": ("Claims", "zabaykalsk-2023-01", "Twelve such months would make 18.0 Mt"),
    "the coal of a month": ("Documents", "manzhouli-coal-per-day", "At that rate January 2023 comes to 310,000 t"),
    "its share of the cargo": ("Documents", "manzhouli-coal-per-day", "20.7% (19.0% to 22.4%) of the whole"),
    "the coal of a year": ("Documents", "manzhouli-coal-per-day", "A year at that rate is 3.65 Mt"),
    "the coal of 2023": ("Documents", "claims:Z14", "5.9 Mt: Russian coal by rail through Zabaykalsk-Manzhouli"),
    "+25% on 146.88": (
        "Claims",
        "trade-2022-growth-putin",
        "$184bn ($182.9bn to $184.3bn) in 2022: $146.88bn times (1 + 25%)",
    ),
    "a train's speed a day": ("Documents", "china-europe-days", "786 km a day (at least 759 km a day)"),
    "a train's speed an hour": ("Documents", "china-europe-days", "32.7 km an hour (at least 31.6 km an hour)"),
    "shorter by more than two times": ("Documents", "asia-kaluga-rail-shorter", "25.0 days (no bound follows)"),
    "Lianyungang's trains": ("Documents", "lianyungang-trains-2023", "4 to 9 times as many"),
    "China-Laos trains": ("Documents", "china-laos-trains-2023", "That is 6"),
    "$200bn by 2024": (
        *("Claims", "trade-target-200bn-2024"),
        "total of January to November 2023 reached $218.2bn",
    ),
}


@pytest.mark.usefixtures("data")
@pytest.mark.parametrize(("page", "subject", "said"), [*TRAPS.values(), *HAND.values()], ids=[*TRAPS, *HAND])
def test_it_stands_on_a_page(page: str, subject: str, said: str) -> None:
    key = {"Documents": "figure", "Claims": "claim"}.get(page)
    assert said in words(open_page(page, **({key: subject} if key else {})))


def test_customs_of_the_two_countries_differ_by_up_to_a_twelfth(warehouse: duckdb.DuckDBPyConnection) -> None:
    sql = """
        SELECT max(abs(100 * (f.value / g.value - 1))) FROM observation_latest f JOIN observation_latest g
            ON g.indicator = f.indicator AND g.period_start = f.period_start AND g.period_end = f.period_end
        WHERE f.indicator = 'china_russia_trade' AND f.counter = 'fcs' AND g.counter = 'gacc'
            AND f.vintage IS NOT NULL AND g.vintage IS NOT NULL
    """
    row = warehouse.execute(sql).fetchone()
    assert row is not None
    assert 3 < row[0] < 6


def test_undated_figures_enter_no_view_as_of_a_day(warehouse: duckdb.DuckDBPyConnection) -> None:
    undated = warehouse.execute("SELECT count(*) FROM figure WHERE known_on IS NULL").fetchone()
    assert undated is not None
    assert undated[0] > 20
    verdicts = warehouse.execute("SELECT DISTINCT verdict FROM claim_check WHERE stated_on IS NULL").fetchall()
    assert verdicts == [("unresolvable",)]
