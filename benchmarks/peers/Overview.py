"""The overview by hand: the same elements, constant data, nothing between."""

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from benchmarks.freeze import freeze_on_second_run

freeze_on_second_run()

SITE = "http://localhost:8501"
CARGO = "https://english.almayadeen.net/news/economics/cargo-traffic-via-russia-china-border-hits-record-high-in-ja"
PAGES = {
    "Overview": ":material/fact_check:",
    "Claims": ":material/format_quote:",
    "Series": ":material/show_chart:",
    "Targets": ":material/flag:",
    "Documents": ":material/description:",
}
CARDS = [
    {
        "heading": "Rail cargo at Zabaykalsk-Manzhouli, January 2023",
        "verdicts": [("Agrees", "The printed numbers touch within their rounding and a revision of 3%.")],
        "claimed": (
            "About 1.5 Mt",
            "China Railway Harbin, via the Russian Consulate General in Harbin, 4 February 2023",
        ),
        "then": (
            "Statistics then, for 2021",
            "17.2 Mt",
            "Russian Railways (RZD), printed 24 January 2022. Nothing yet for January 2023. A simple forecast "
            "of the day before: 1.41 Mt (80% prediction interval 0.86 to 2.30 Mt, from the count of Russian Railways).",
        ),
        "now": ("1.511 Mt", "China Railway Harbin, printed 10 February 2023."),
        "follows": [
            "A year earlier, January 2022, it was then 0.820 Mt (0.793 Mt to 0.848 Mt): 1.5 divided by (1 + 82.9%).",
            "Twelve such months would make 18.0 Mt (17.4 Mt to 18.6 Mt): 1.5 times 12.",
            "Against the mean month of the year before, January 2023 is +20% (+12% to +28%): 1.5 against 15 divided by "
            "12.",
        ],
        "claims": {"zabaykalsk-2023-01": "about 1.5 Mt"},
    },
    {
        "heading": "Rail cargo at Zabaykalsk-Manzhouli on a year earlier, January 2023",
        "verdicts": [("Agrees", "The printed numbers touch within their rounding.")],
        "claimed": ("+82.9%", "China Railway Harbin, via the Russian Consulate General in Harbin, 4 February 2023"),
        "then": (
            "Statistics then, for 2021",
            "−3.7%",
            "Russian Railways (RZD), printed 24 January 2022. Nothing yet for January 2023.",
        ),
        "now": ("+82.9%", "China Railway Harbin, printed 10 February 2023."),
        "follows": [
            "A year earlier, January 2022, it was then 0.820 Mt (0.793 Mt to 0.848 Mt): 1.5 divided by (1 + 82.9%).",
            "Twelve such months would make 18.0 Mt (17.4 Mt to 18.6 Mt): 1.5 times 12.",
            "Against the mean month of the year before, January 2023 is +20% (+12% to +28%): 1.5 against 15 divided by "
            "12.",
        ],
        "claims": {"zabaykalsk-2023-01-growth": "+82.9%"},
    },
    {
        "heading": "Rail cargo at Zabaykalsk-Manzhouli, 2022",
        "verdicts": [("Agrees", "The printed numbers touch within their rounding and a revision of 3%.")],
        "claimed": ("As many as 15 Mt", "Al Mayadeen, after the Russian Consulate General in Harbin, 5 February 2023"),
        "then": (
            "Statistics then, for 2021",
            "17.2 Mt",
            "Russian Railways (RZD), printed 24 January 2022. Nothing yet for 2022. A simple forecast of the "
            "day before: 17.1 Mt (80% prediction interval 13 to 23 Mt, from the count of Russian Railways (RZD)).",
        ),
        "now": ("At least 15 Mt", "China Railway Harbin, printed 28 February 2023."),
        "follows": [
            "A mean month of 2022 was 1.25 Mt (1.21 Mt to 1.29 Mt): 15 divided by 12.",
            "Against the mean month of the year before, January 2023 is +20% (+12% to +28%): 1.5 against 15 divided by "
            "12.",
            "Printed elsewhere: 16.7 Mt for 2022 by the count of Russian Railways (RZD), from 22 divided by (1 + 32%) "
            "(TASS).",
            "Printed elsewhere: 15.5 Mt or more for 2022 by the count of China Railway Harbin, from 21 divided by "
            "(1 + 35.4%) (Xinhua via China.org.cn).",
        ],
        "claims": {"zabaykalsk-2022": "as many as 15 Mt"},
    },
    {
        "heading": "China-Russia trade, 2022",
        "verdicts": [
            ("Met", r"\$170bn: the claim was 10.7% too low."),
            ("Missed", r"\$220bn: the claim was 15.6% too high."),
        ],
        "claimed": (
            "$170bn to $220bn",
            "Federal Customs Service of Russia, December 2022; Al Mayadeen, reporting Vladimir Padalka, December 2022",
        ),
        "then": (
            "Statistics then, for January to November 2022",
            "$172.4bn",
            "China customs (GACC), printed 7 December 2022. Nothing yet for 2022. A simple "
            r"forecast of the day before: \$159bn (80% prediction interval \$120bn to \$200bn, from the count of China "
            "customs (GACC)).",
        ),
        "now": (
            "$190.3bn",
            "China customs (GACC), printed 13 January 2023. Russian customs (FCS) printed no figure for this period "
            "here; it is checked against China customs (GACC), another counter. The claim does not say who counts; it "
            "is checked against China customs (GACC).",
        ),
        "follows": [
            "The forecasts for 2022 lie 25.6% of their middle apart (25.1% to 26.2%): (220 less 170) divided by their "
            "middle."
        ],
        "claims": {"trade-2022-170bn": r"\$170bn", "trade-2022-220bn": r"\$220bn"},
    },
    {
        "heading": "China-Russia trade objective, 2024",
        "verdicts": [("Met early", r"The total of January to November 2023 reached \$218.2bn, known 7 December 2023.")],
        "claimed": ("$200bn", "Vladimir Putin, December 2022"),
        "then": (
            "Statistics then, for January to November 2022",
            "$172.4bn",
            "China customs (GACC), printed 7 December 2022. Nothing yet for 2024. A simple "
            r"forecast of the day before: \$185bn (80% prediction interval \$120bn to \$290bn, from the count of China "
            "customs (GACC)).",
        ),
        "now": (
            "$244.8bn",
            "China customs (GACC), printed 29 August 2025. The claim does not say who counts; it is checked against "
            "China customs (GACC).",
        ),
        "follows": [],
        "claims": {"trade-target-200bn-2024": r"\$200bn"},
    },
]

st.set_page_config(page_title="Overview · Waybill", page_icon="🧾", layout="wide")
with st.container(horizontal=True, gap="small", vertical_alignment="center"):
    for page, icon in PAGES.items():
        st.page_link(f"{SITE}/{page}", label=page, icon=icon, disabled=page == "Overview")
st.title("Does the trade figure you just read hold up?", anchor=False)
st.caption("Waybill shows what was known by 9 May 2026, the date of the newest figure that it holds.")
st.write("Each figure below was quoted in the news: what it claimed, what official statistics said then and say now.")

for card in CARDS:
    with st.container(border=True):
        st.subheader(card["heading"], anchor=next(iter(card["claims"])))
        for word, reason in card["verdicts"]:
            with st.container(horizontal=True, vertical_alignment="center", gap="small"):
                if word == "Missed":
                    st.badge(word, icon=":material/cancel:", color="red")
                else:
                    st.badge(word, icon=":material/check_circle:", color="green")
                st.markdown(reason, width="content")
        claimed, then, now = st.columns(3)
        claimed.metric("Claimed", card["claimed"][0])
        claimed.caption(card["claimed"][1])
        then.metric(card["then"][0], card["then"][1])
        then.caption(card["then"][2])
        now.metric("Statistics now", card["now"][0])
        now.caption(card["now"][1])
        if card["follows"]:
            st.markdown("**What follows**")
            st.markdown("\n".join(f"- {sentence}" for sentence in card["follows"]))
        for claim, number in card["claims"].items():
            with st.container(horizontal=True, gap="small"):
                st.page_link(f"{SITE}/Claims?claim={claim}", label=f"Chart of {number}", icon=":material/show_chart:")
                st.page_link(f"{SITE}/Documents?figure={claim}", label="Figure", icon=":material/description:")
                st.page_link(CARGO, label="Al Mayadeen English", icon=":material/open_in_new:")


YEARS = ["2015", "2016", "2017", "2018", "2019", "2020", "2021"]
TRADE = [68.03, 69.525, 84.07, 107.06, 110.75, 107.76, 146.887]
PUBLISHERS = [
    "Sputnik",
    "Sputnik",
    "People's Daily Online (ru, Xinhua)",
    "RT",
    "Business Times Online",
    "Rueconomics",
    "Afternoon Voice",
]
KNOWN = ["2017-05-08", "2017-05-08", "2018-05-08", "2019-01-14", "2020-01-15", "2021-01-14", "2022-07-13"]
BANDS = [
    ("95% interval", 0.20, [146.887, 236.8], [146.887, 106.3]),
    ("80% interval", 0.32, [146.887, 203], [146.887, 124]),
]
BLUE, AHEAD = "#1f7fc4", ["2021-07-02", "2022-07-02"]

traces = []
for name, opacity, high, low in BANDS:
    traces += [
        go.Scatter(
            x=AHEAD + AHEAD[::-1],
            y=high + low[::-1],
            mode="lines",
            line={"width": 0},
            fill="toself",
            fillcolor=f"rgba(31, 127, 196, {opacity})",
            hoverinfo="skip",
            name=name,
        ),
        go.Scatter(
            x=[*AHEAD, None, *AHEAD],
            y=[*high, None, *low],
            mode="lines",
            line={"color": BLUE, "width": 1},
            hoverinfo="skip",
            showlegend=False,
        ),
    ]
traces += [
    go.Scatter(
        x=[f"{year}-07-02" for year in YEARS],
        y=TRADE,
        mode="lines+markers",
        line={"color": "#6b7785", "width": 2},
        marker={"color": "#6b7785", "size": 7},
        name="China customs (GACC)",
        customdata=[
            f"<b>Known then, {year}</b><br>${value}bn<br>within rounding: ${value - 0.005:.3f}bn to "
            f"${value + 0.005:.3f}bn<br>China customs (GACC)<br>{publisher}, {known}"
            for year, value, publisher, known in zip(YEARS, TRADE, PUBLISHERS, KNOWN, strict=True)
        ],
        hovertemplate="%{customdata}<extra></extra>",
    ),
    go.Scatter(
        x=AHEAD,
        y=[146.887, 158.6],
        mode="lines+markers",
        line={"color": BLUE, "dash": "dash", "width": 2},
        marker={"color": BLUE, "size": [0, 6]},
        name="Forecast median",
        customdata=[
            "<b>Known then, 2021</b><br>$146.887bn<br>within rounding: $146.887bn to $146.888bn<br>China customs "
            "(GACC)<br>Afternoon Voice, 13 July 2022",
            "<b>Forecast, 2022</b><br>median $158.6bn<br>80%: $124bn to $203bn<br>95%: $106.3bn to $236.8bn<br>China "
            "customs (GACC)<br>Waybill, 30 December 2022",
        ],
        hovertemplate="%{customdata}<extra></extra>",
    ),
    go.Scatter(
        x=["2022-07-02", "2022-07-02"],
        y=[170, 220],
        error_y={"type": "data", "array": [0.5, 0.5], "thickness": 2, "width": 5},
        mode="markers",
        marker={"color": "#d55e00", "symbol": "diamond", "size": 14, "line": {"color": "#ffffff", "width": 1}},
        name="Claim",
        showlegend=False,
        customdata=[
            "<b>Claim, 2022</b><br>$170bn<br>within rounding: $169.5bn to $170.5bn<br>Russian customs (FCS)<br>Al "
            "Mayadeen English, 31 December 2022",
            "<b>Claim, 2022</b><br>$220bn<br>within rounding: $219.5bn to $220.5bn<br>Al Mayadeen English, 31 December "
            "2022",
        ],
        hovertemplate="%{customdata}<extra></extra>",
    ),
    go.Scatter(
        x=["2022-07-02"],
        y=[190.271],
        mode="markers",
        marker={"color": "#009e73", "size": 10, "line": {"color": "#ffffff", "width": 1}},
        name="Outturn",
        showlegend=False,
        customdata=[
            "<b>Outturn, 2022</b><br>$190.271bn<br>within rounding: $190.271bn to $190.272bn<br>China customs "
            "(GACC)<br>Dzen, 13 January 2023"
        ],
        hovertemplate="%{customdata}<extra></extra>",
    ),
]
BESIDE = {"x": "2022-07-02", "xanchor": "left", "xshift": 10, "align": "left", "showarrow": False}
ABOVE = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left", "xshift": -28, "yanchor": "top"}
ABOVE |= {"align": "left", "showarrow": False}
figure = go.Figure(
    traces,
    {
        "height": 610,
        "margin": {"l": 34, "r": 104, "t": 117, "b": 204},
        "hovermode": "closest",
        "dragmode": False,
        "legend": {"orientation": "h", "x": 0, "y": -0.13, "yanchor": "top", "itemclick": False},
        "xaxis": {"range": ["2015-01-01", "2023-01-01"], "tickformat": "%Y", "ticklabelmode": "period"},
        "yaxis": {"range": [0, 253], "dtick": 100, "tickformat": ",.0f"},
        "annotations": [
            {**BESIDE, "y": 170, "text": "Claim: $170bn"},
            {**BESIDE, "y": 220, "text": "Claim: $220bn"},
            {**BESIDE, "y": 190.3, "text": "Outturn:<br>$190.3bn"},
            {
                **ABOVE,
                "yshift": 111,
                "font": {"size": 16},
                "text": "<b>China-Russia trade in goods: the</b><br><b>forecasts cited for 2022</b>",
            },
            {
                **ABOVE,
                "yshift": 65,
                "font": {"size": 13},
                "text": "History and simple forecast as known the day before,<br>and the outturn",
            },
            {**ABOVE, "yshift": 28, "text": "US$ billion"},
            {
                **ABOVE,
                "y": 0,
                "yshift": -105,
                "font": {"size": 11},
                "text": "Source: Russian customs (FCS); China customs (GACC), printed<br>by Al Mayadeen English, "
                "Sputnik, People's Daily Online (ru,<br>Xinhua) and 5 more, listed in the CSV<br>Figures published "
                "8 May 2017 to 13 January 2023.<br>As of 9 May 2026.",
            },
        ],
    },
)
st.plotly_chart(
    figure,
    config={"displaylogo": False, "modeBarButtonsToRemove": ["zoom2d", "pan2d", "select2d", "lasso2d"]},
    alt="Line chart: China-Russia trade in goods: the forecasts cited for 2022. China customs (GACC): 7 values from "
    "$68.03bn in 2015 to $146.887bn in 2021. Forecast: median $158.6bn in 2022, 80% interval $124bn to $203bn, 95% "
    "interval $106.3bn to $236.8bn. Claim: $170bn in 2022. Claim: $220bn in 2022. Outturn: $190.271bn in 2022.",
)

table = pd.DataFrame(
    {
        "mark": ["claim"] * 2 + ["forecast"] * 2 + ["history"] * 7 + ["outturn"],
        "who counts": ["Russian customs (FCS)", ""] + ["China customs (GACC)"] * 10,
        "period": ["2022"] * 4 + YEARS + ["2022"],
        "value, US$ billion": [170, 220, 158.6, 158.6, *TRADE, 190.271],
        "low, US$ billion": [169.5, 219.5, 124, 106.3, *(value - 0.005 for value in TRADE), 190.2705],
        "high, US$ billion": [170.5, 220.5, 203, 236.8, *(value + 0.005 for value in TRADE), 190.2715],
        "interval, %": [None, None, 80, 95] + [None] * 8,
        "known on": pd.to_datetime(["2022-12-31"] * 2 + ["2022-12-30"] * 2 + KNOWN + ["2023-01-13"]),
        "publisher": ["Al Mayadeen English"] * 2 + ["Waybill"] * 2 + PUBLISHERS + ["Dzen"],
        "address": [
            *[CARGO, CARGO, "", ""],
            "https://sputniknews.com/world/201705081053373148-china-russia-trade-customs/",
            "https://sputniknews.com/world/201705081053373148-china-russia-trade-customs/",
            "http://russian.peopledaily.com.cn/n3/2018/0508/c31518-9457692.html",
            "https://www.rt.com/business/448783-russia-china-trade-turnover/",
            "https://www.btimesonline.com/articles/124976/20200115/china-russia-relations-trade-up-record-high-2019.htm",
            "https://rueconomics.ru/490373-rossiya-i-kitai-sokratili-tovarooborot-po-itogam-2020-goda",
            "https://www.afternoonvoice.com/chinas-trade-with-russia-us-grows-by-double-digits.html",
            "https://dzen.ru/a/Y8ERrrkcLFLaMOzo",
        ],
        "figure": [
            *["trade-2022-170bn", "trade-2022-220bn"],
            *["forecast:china_russia_trade/gacc/2022-12-30"] * 2,
            *["trade-3 trade-3-growth", "trade-3", "trade-44", "trade-91", "trade-123", "trade-159", "trade-208"],
            "trade-287",
        ],
    }
)
with st.popover("Download", icon=":material/download:"):
    st.download_button("CSV", lambda: table.to_csv(index=False), "overview.csv", "text/csv", on_click="ignore")
    for kind, mime in {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}.items():
        st.download_button(
            kind.upper(), partial(figure.to_image, format=kind), f"overview.{kind}", mime, on_click="ignore"
        )
    st.download_button("HTML", figure.to_html, "overview.html", "text/html", on_click="ignore")
with st.expander("The chart as a table", icon=":material/table:"):
    st.dataframe(
        table,
        column_config={
            "known on": st.column_config.DateColumn(format="YYYY-MM-DD"),
            "address": st.column_config.LinkColumn(),
        },
        hide_index=True,
    )
