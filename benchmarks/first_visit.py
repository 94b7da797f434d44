"""How long does a visitor wait for the first words and the first chart, and for the chart after a choice?

A browser without anything in its cache opens in turns our overview, a page of one number and, to tell what the
libraries take by themselves, a page of one chart; their servers run already. Then one that has the page open chooses
another series on ours and on the hand-written page, in turns. The clock is the browser's own: from the navigation, or
from the click, to the frame in which the thing is there.
"""

import argparse
import json
import os
import platform
import signal
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.percentiles import percentiles
from tests.browser.live import BROWSER_FLAGS, chromium, serving, wait_until_drawn

HERE = Path(__file__).parent
RESULTS = HERE / "results" / "first_visit.json"
BARS = {"words": 2.0, "first chart": 3.0, "beside a chart": None, "changed chart": 1.3}
WARM_UP = 2
SEEN = {
    "words": ".stMarkdownBadge",
    "first chart": "[data-testid='stPlotlyChart'] .main-svg .point",
    "number": "[data-testid='stMetricValue']",
}
WATCH = """
    window.seen = {};
    const watch = () => {
        for (const [name, selector] of Object.entries(%s))
            if (!(name in window.seen) && document.querySelector(selector)) window.seen[name] = performance.now();
        requestAnimationFrame(watch);
    };
    requestAnimationFrame(watch);
"""
WAIT_FOR_ANOTHER = """
    () => {
        const chart = () => document.querySelector("[data-testid='stPlotlyChart'] .svg-container");
        const words = () => chart()?.textContent;
        const before = words();
        window.took = null;
        addEventListener("click", () => {
            const clicked = performance.now();
            const watch = () => {
                const now = words();
                if (now && now !== before) window.took = performance.now() - clicked;
                else requestAnimationFrame(watch);
            };
            requestAnimationFrame(watch);
        }, {capture: true, once: true});
    }
"""
Times = dict[str, list[float]]


def main() -> int:
    """Times both, prints and writes the result; 1 if a bar is not held."""
    options = _parsed_arguments()
    # A server must not outlive the benchmark, so let a polite end unwind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(playwright), args=BROWSER_FLAGS)
        ours, number, chart = _first_visits(browser, options.visits)
        chosen, peer_chosen = _choices(browser, options.choices)
    rows = [
        _row("words", ours["words"], number["number"]),
        _row("first chart", ours["first chart"], number["number"]),
        _row("beside a chart", ours["first chart"], chart["first chart"]),
        _row("changed chart", chosen, peer_chosen),
    ]
    print(f"{'':16}{'ours p50':>10}{'p95':>8}{'peer p50':>10}{'p95':>8}{'ratio':>8}{'bar':>6}")
    for row in rows:
        numbers = f"{row['p50']:10.0f}{row['p95']:8.0f}{row['peer_p50']:10.0f}{row['peer_p95']:8.0f}{row['ratio']:8.2f}"
        print(f"{row['name']:16}{numbers}  {_verdict(row)}")
    print(f"Milliseconds; {options.visits} first visits, {options.choices} choices. The ratio is of the medians.")
    print("First words and first chart stand beside a page of one number, the chart then beside a page of one chart.")
    RESULTS.parent.mkdir(exist_ok=True)
    RESULTS.write_text(json.dumps(_report(rows, options), indent=2) + "\n", encoding="utf-8")
    return 0 if all(row["held"] for row in rows) else 1


def _first_visits(browser: Browser, visits: int) -> tuple[Times, Times, Times]:
    ours: Times = {"words": [], "first chart": []}
    number: Times = {"number": []}
    chart: Times = {"first chart": []}
    with (
        serving() as our_server,
        serving(str(HERE / "one_metric.py")) as number_server,
        serving(str(HERE / "one_chart.py")) as chart_server,
    ):
        sides = [(our_server.url, ours), (number_server.url, number), (chart_server.url, chart)]
        for turn in range(-WARM_UP, visits):
            # None always goes first.
            for url, times in sides[turn % 3 :] + sides[: turn % 3]:
                found = _first_visit(browser, url, list(times))
                if turn >= 0:
                    for name in times:
                        times[name].append(found[name])
    return ours, number, chart


def _first_visit(browser: Browser, url: str, awaited: Sequence[str]) -> dict[str, float]:
    with browser.new_context() as context:
        context.add_init_script(WATCH % json.dumps({name: SEEN[name] for name in awaited}))
        page = context.new_page()
        page.goto(url, wait_until="commit")
        page.wait_for_function("count => Object.keys(window.seen ?? {}).length === count", arg=len(awaited))
        found: dict[str, float] = page.evaluate("window.seen")
        return found


def _choices(browser: Browser, choices: int) -> tuple[list[float], list[float]]:
    ours: list[float] = []
    peer: list[float] = []
    with (
        serving() as our_server,
        serving(str(HERE / "peers" / "Series.py")) as peer_server,
        browser.new_context() as one,
        browser.new_context() as other,
    ):
        sides = [(one.new_page(), ours), (other.new_page(), peer)]
        sides[0][0].goto(f"{our_server.url}/Series")
        sides[1][0].goto(peer_server.url)
        for turn in range(-WARM_UP, choices):
            for page, times in sides if turn % 2 else reversed(sides):
                took = _choice(page, (turn + 1) % 2)
                if turn >= 0:
                    times.append(took)
    return ours, peer


def _choice(page: Page, number: int) -> float:
    """Choose the first or the second series; the milliseconds until the chart is another."""
    page.bring_to_front()
    wait_until_drawn(page)
    page.get_by_role("combobox", name="Series").click()
    option = page.get_by_role("option").nth(number)
    option.wait_for()
    page.evaluate(WAIT_FOR_ANOTHER)
    option.click()
    page.wait_for_function("window.took !== null")
    return float(page.evaluate("window.took"))


def _verdict(row: dict[str, object]) -> str:
    if row["bar"] is None:
        return "    no bar"
    return f"{row['bar']:4.1f}  {'pass' if row['held'] else 'FAIL'}"


def _row(name: str, ours: Sequence[float], peer: Sequence[float]) -> dict[str, object]:
    mine, other, bar = percentiles(ours), percentiles(peer), BARS[name]
    both = {"p50": mine["p50"], "p95": mine["p95"], "peer_p50": other["p50"], "peer_p95": other["p95"]}
    ratio = mine["p50"] / other["p50"]
    return {"name": name, **both, "ratio": ratio, "bar": bar, "held": bar is None or ratio <= bar}


def _report(rows: Sequence[dict[str, object]], options: argparse.Namespace) -> dict[str, object]:
    return {
        "visits": options.visits,
        "choices": options.choices,
        "rows": rows,
        "python": platform.python_version(),
        "versions": {package: version(package) for package in ("streamlit", "plotly", "playwright")},
        "processors": os.cpu_count(),
    }


def _parsed_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.first_visit", description=__doc__)
    parser.add_argument("--visits", type=int, default=10, help="first visits of each side (default 10)")
    parser.add_argument("--choices", type=int, default=20, help="choices on each side (default 20)")
    options = parser.parse_args()
    if min(options.visits, options.choices) < 2:
        parser.error("--visits and --choices must be 2 or more")
    return options


if __name__ == "__main__":
    sys.exit(main())
