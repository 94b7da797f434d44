"""Do the Chinese New Year's regressors help where the holiday matters, and is their effect estimated honestly?"""

import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

import numpy as np
import pandas as pd
from tqdm import tqdm

from benchmarks.forecasts.bar import Bar, Outcome, Plan
from etl.build import read_seeds
from etl.harmonise import harmonise
from etl.records import Figure
from forecasting import History, HistoryError
from forecasting.calendars import chinese_new_year
from forecasting.choose import forecast_until
from forecasting.history import Array
from forecasting.models import mixed
from forecasting.posterior import condition
from forecasting.segments import Segments
from warehouse.vocabulary import Comparator, Kind, Measure

TITLE = "Chinese New Year: simulated months, and China's trade with Russia"
SERIES = 200
FIRST = 12 * (2014 - 1970)
MONTHS = 123  # ten years and the first quarter of the eleventh
AHEAD = (108, 109, 110, 120, 121, 122)  # January to March of the last two years, each forecast from the month before
EFFECT = np.array([0.1, -0.3, -0.15])  # log, of a month that holds the whole spell before, during or after the holiday
SEEDS = Path("seeds")
INDICATORS = ("china_russia_trade", "china_exports_to_russia", "china_imports_from_russia")


def run(plan: Plan) -> Outcome:
    """200 simulated series; then the facts' own months, without a bar."""
    seeds = list(range(min(SERIES, plan.sample or SERIES)))
    with ProcessPoolExecutor(plan.workers) as pool:
        jobs = pool.map(partial(score, seed=plan.seed), seeds)
        scored = pd.DataFrame(tqdm(jobs, total=len(seeds), desc="new year", file=sys.stderr))
    plain, helped = float(scored["plain"].mean()), float(scored["chinese"].mean())
    bars = [
        Bar(
            "cut of the one-step January to March error by the regressors, percent",
            100 * (1 - helped / plain),
            low=15.0,
        ),
        Bar("95% intervals that hold the effect, percent", 100 * float(scored["held"].mean()), 93.0, 97.0),
    ]
    notes = [
        f"{len(scored)} simulated series: one-step January to March error {plain:.2f}% without the regressors, "
        f"{helped:.2f}% with them, both by the model that the ladder takes for Chinese months, mixed."
    ]
    return Outcome({"China's trade with Russia, one total ahead (no bar)": facts()}, bars, notes)


def simulated(dice: np.random.Generator) -> tuple[Array, Array]:
    """Months of a flow with trend, season, noise and a holiday, shape (MONTHS,), and the effects, shape (3,)."""
    effect = EFFECT * dice.uniform(0.5, 1.5, 3)
    pattern = dice.normal(0, 0.1, 12)
    level = np.cumsum(dice.normal(dice.normal(0.004, 0.004), dice.uniform(0.005, 0.03), MONTHS))
    noise = dice.normal(0, dice.uniform(0.02, 0.05), MONTHS)
    seasonal = pattern[np.arange(MONTHS) % 12] - pattern.mean()
    return np.exp(10 + level + seasonal + noise + chinese_new_year(FIRST, FIRST + MONTHS) @ effect), effect


def score(number: int, seed: int) -> dict[str, object]:
    """One series: mean errors in percent without and with the regressors, and the share of effects held."""
    months, effect = simulated(np.random.default_rng([seed, number]))
    index = pd.period_range(pd.Period(ordinal=FIRST, freq="M"), periods=MONTHS, freq="M")
    series = pd.Series(months, index=index)
    found: dict[str, object] = {}
    for name, calendar in (("plain", ""), ("chinese", "chinese")):
        made = [mixed.predict(History.of(series.iloc[:m]), FIRST + m + 1, calendar).points([80]) for m in AHEAD]
        medians = np.array([points["median"].iloc[0] for points in made])
        found[name] = 100 * float(np.abs(medians / months[list(AHEAD)] - 1).mean())
    posterior = condition(Segments.of(History.of(series), FIRST), mixed.PRIOR, "chinese")
    draws = posterior.holiday(4000, np.random.default_rng(seed))
    low, high = np.percentile(draws, [2.5, 97.5], axis=0)
    return found | {"held": float(((low <= effect) & (effect <= high)).mean())}


def facts() -> pd.DataFrame:
    """The errors on China's trade with Russia, a row an indicator and a part of the year."""
    seeds = read_seeds(SEEDS)
    figures = [figure for figure in harmonise(seeds)[1] if _serves(figure)]
    rows = []
    for indicator in INDICATORS:
        totals = _totals([figure for figure in figures if figure.indicator == indicator])
        errors = pd.DataFrame([one for i in range(len(totals)) if (one := _ahead(totals, i))])
        for part, few in errors.groupby("part", sort=False):
            means = {name: round(float(few[name].mean()), 2) for name in ("without, percent", "with, percent")}
            rows.append({"indicator": indicator, "part of the year": part, "totals": len(few)} | means)
    return pd.DataFrame(rows)


def _serves(figure: Figure) -> bool:
    """Whether a figure is an outturn of China's customs, printed exactly and not in doubt."""
    exact = figure.measure == Measure.LEVEL and figure.comparator == Comparator.EXACTLY and not figure.doubt
    whole = figure.period_start is not None and figure.period_start.day == 1
    return exact and whole and figure.kind == Kind.OUTTURN and figure.counter == "gacc" and figure.known_on is not None


def _totals(figures: list[Figure]) -> pd.DataFrame:
    """Each period's newest print, the newest first: columns first, end (months, the last not included) and the rest."""
    rows = [
        {
            "start": pd.Period(figure.period_start, freq="M"),
            "end": pd.Period(figure.period_end, freq="M"),
            "value": float(figure.value or 0),
            "known_on": figure.known_on,
        }
        for figure in figures
    ]
    newest = pd.DataFrame(rows).sort_values("known_on", ascending=False, kind="stable")
    return newest.drop_duplicates(["start", "end"]).reset_index(drop=True)


def _ahead(totals: pd.DataFrame, i: int) -> dict[str, object] | None:
    """How far the median of a total of up to three months fell, given all that ended before it began."""
    start, end, value = totals["start"][i], totals["end"][i], totals["value"][i]
    before = totals[totals["end"] < start]
    if end.ordinal - start.ordinal > 2 or before.empty:
        return None
    found: dict[str, object] = {"part": "January to March" if end.month <= 3 else "April to December"}
    for name, calendar in (("without, percent", ""), ("with, percent", "chinese")):
        try:
            history = History.of(before)
            made = forecast_until(history, end.ordinal + 1, (80,), calendar=calendar)
        except HistoryError:
            return None
        if made.model != "mixed":
            return None
        median = float(np.median(made.paths().total(start.ordinal, end.ordinal + 1)))
        found[name] = 100 * abs(median / value - 1)
    return found
