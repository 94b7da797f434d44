"""The page of targets by hand: the same elements, constant data, nothing between."""

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

st.set_page_config(page_title="Targets · Waybill", page_icon="🧾", layout="wide")
with st.container(horizontal=True, gap="small", vertical_alignment="center"):
    for page, icon in PAGES.items():
        st.page_link(f"{SITE}/{page}", label=page, icon=icon, disabled=page == "Targets")
st.title("Was it reached, will it be reached?", anchor=False)
st.caption("Waybill shows what was known by 9 May 2026, the date of the newest figure that it holds.")
st.selectbox(
    "Target or forecast",
    [
        "$200bn by 2024: China-Russia trade objective (target, Vladimir Putin)",
        "M-12 motorway to be extended to Tyumen (target)",
        "$170bn by 2022: China-Russia trade (forecast, Federal Customs Service of Russia)",
        "$220bn by 2022: China-Russia trade, in the paper's words (forecast, Al Mayadeen, reporting Vladimir Padalka)",
        "$200bn by 2023: China-Russia trade objective of 2024, ahead of time (forecast, Vladimir Putin)",
        '$220bn, no date given: China-Russia trade "soon", in Padalka\'s own words (forecast, Vladimir Padalka)',
    ],
)
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    st.badge("Met early", icon=":material/check_circle:", color="green")
    st.markdown(r"The total of January to November 2023 reached \$218.2bn, known 7 December 2023.", width="content")
level, pace, newest = st.columns(3)
level.metric("Level", "$200bn")
level.caption("by 31 December 2024")
pace.metric("Required pace", "+10.8% a year")
pace.caption(r"from \$146.9bn in 2021, the newest year then, over 3 years")
newest.metric("Newest year", "$244.8bn")
newest.caption("2024, 122% of the level, printed 29 August 2025")

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
BLUE, PURPLE, AHEAD = "#1f7fc4", "#a855b5", ["2021-07-02", "2022-07-02", "2023-07-02", "2024-07-02"]
BANDS = [
    ("95% interval", 0.20, [146.887, 236.8, 309.5, 393.3], [146.887, 106.3, 94.84, 87.06]),
    ("80% interval", 0.32, [146.887, 203, 246.6, 294.4], [146.887, 124, 119, 116.3]),
]
KNOWN_2021 = (
    "<b>Known then, 2021</b><br>$146.887bn<br>within rounding: $146.887bn to $146.888bn<br>China customs "
    "(GACC)<br>Afternoon Voice, 13 July 2022"
)

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
        x=["2022-12-31", "2024-07-02"],
        y=[200, 200],
        mode="lines",
        line={"color": PURPLE, "dash": "dot", "width": 1.5},
        hoverinfo="skip",
        showlegend=False,
    ),
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
        y=[146.887, 162.8, 180.4, 200],
        mode="lines+markers",
        line={"color": PURPLE, "dash": "dot", "width": 2},
        marker={"color": PURPLE, "symbol": "circle-open", "size": 5},
        name="Pace required",
        customdata=[
            "<b>Pace required, 2021</b><br>$146.9bn<br>China customs (GACC)<br>Waybill, 31 December 2022",
            "<b>Pace required, 2022</b><br>$162.8bn<br>China customs (GACC)<br>Waybill, 31 December 2022",
            "<b>Pace required, 2023</b><br>$180.4bn<br>China customs (GACC)<br>Waybill, 31 December 2022",
            "<b>Pace required, 2024</b><br>$200bn<br>China customs (GACC)<br>Waybill, 31 December 2022",
        ],
        hovertemplate="%{customdata}<extra></extra>",
    ),
    go.Scatter(
        x=AHEAD,
        y=[146.887, 158.6, 171.3, 185],
        mode="lines+markers",
        line={"color": BLUE, "dash": "dash", "width": 2},
        marker={"color": BLUE, "size": [0, 6, 6, 6]},
        name="Forecast median",
        customdata=[
            KNOWN_2021,
            "<b>Forecast, 2022</b><br>median $158.6bn<br>80%: $124bn to $203bn<br>95%: $106.3bn to $236.8bn<br>"
            "China customs (GACC)<br>Waybill, 30 December 2022",
            "<b>Forecast, 2023</b><br>median $171.3bn<br>80%: $119.0bn to $246.6bn<br>95%: $94.84bn to $309.50bn<br>"
            "China customs (GACC)<br>Waybill, 30 December 2022",
            "<b>Forecast, 2024</b><br>median $185bn<br>80%: $116.3bn to $294.4bn<br>95%: $87.06bn to $393.30bn<br>"
            "China customs (GACC)<br>Waybill, 30 December 2022",
        ],
        hovertemplate="%{customdata}<extra></extra>",
    ),
    go.Scatter(
        x=["2024-07-02"],
        y=[200],
        mode="markers",
        marker={"color": PURPLE, "symbol": "star", "size": 15, "line": {"color": "#ffffff", "width": 1}},
        name="Target",
        showlegend=False,
        customdata=[
            "<b>Target, 2024</b><br>$200bn<br>within rounding: $199.5bn to $200.5bn<br>China customs (GACC)<br>Al "
            "Mayadeen English, 31 December 2022"
        ],
        hovertemplate="%{customdata}<extra></extra>",
    ),
    go.Scatter(
        x=["2021-07-02", "2022-07-02", "2023-07-02", "2024-07-02", "2025-07-02"],
        y=[146.887, 190.271, 240.11, 244.819, 228.105],
        mode="lines+markers",
        line={"color": "#009e73", "width": 1.5},
        marker={"color": "#009e73", "size": [0, 10, 10, 10, 10], "line": {"color": "#ffffff", "width": 1}},
        name="Outturn",
        showlegend=False,
        customdata=[
            KNOWN_2021,
            "<b>Outturn, 2022</b><br>$190.271bn<br>within rounding: $190.271bn to $190.272bn<br>China customs "
            "(GACC)<br>Dzen, 13 January 2023",
            "<b>Outturn, 2023</b><br>$240.11bn<br>within rounding: $240.105bn to $240.115bn<br>China customs "
            "(GACC)<br>TASS, 10 September 2024",
            "<b>Outturn, 2024</b><br>$244.819bn<br>within rounding: $244.819bn to $244.820bn<br>China customs "
            "(GACC)<br>RIA Novosti, 29 August 2025",
            "<b>Outturn, 2025</b><br>$228.105bn<br>within rounding: $228.105bn to $228.106bn<br>China customs "
            "(GACC)<br>TASS, 14 January 2026",
        ],
        hovertemplate="%{customdata}<extra></extra>",
    ),
]
BESIDE = {"xanchor": "left", "xshift": 10, "align": "left", "showarrow": False}
ABOVE = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left", "xshift": -28, "yanchor": "top"}
ABOVE |= {"align": "left", "showarrow": False}
figure = go.Figure(
    traces,
    {
        "height": 641,
        "margin": {"l": 34, "r": 107, "t": 100, "b": 251},
        "hovermode": "closest",
        "dragmode": False,
        "legend": {"orientation": "h", "x": 0, "y": -0.13, "yanchor": "top", "itemclick": False},
        "xaxis": {"range": ["2015-01-01", "2026-01-01"], "tickformat": "%Y", "ticklabelmode": "period"},
        "yaxis": {"range": [0, 421], "dtick": 100, "tickformat": ",.0f"},
        "annotations": [
            {**BESIDE, "x": "2024-07-02", "y": 200, "text": "Target: $200bn"},
            {**BESIDE, "x": "2025-07-02", "y": 228.1, "yshift": 8, "text": "Outturn:<br>$228.1bn"},
            {
                **ABOVE,
                "yshift": 94,
                "font": {"size": 16},
                "text": "<b>China-Russia trade objective: level,</b><br><b>pace, forecast, outturn</b>",
            },
            {
                **ABOVE,
                "yshift": 48,
                "font": {"size": 13},
                "text": "Pace and forecast as known before December 2022",
            },
            {**ABOVE, "yshift": 28, "text": "US$ billion"},
            {
                **ABOVE,
                "y": 0,
                "yshift": -105,
                "font": {"size": 11},
                "text": "7 annual values: random walk with drift in logs; a yearly log<br>change of 0.20 is assumed "
                "beforehand and weighs as much as 4<br>years of data<br>Source: China customs (GACC), printed by "
                "Sputnik, People's<br>Daily Online (ru, Xinhua), RT and 7 more, listed in the CSV<br>Figures published "
                "8 May 2017 to 14 January 2026.<br>As of 9 May 2026.",
            },
        ],
    },
)
st.plotly_chart(
    figure,
    config={"displaylogo": False, "modeBarButtonsToRemove": ["zoom2d", "pan2d", "select2d", "lasso2d"]},
    alt="Line chart: China-Russia trade objective: level, pace, forecast, outturn. China customs (GACC): 7 values from "
    "$68.03bn in 2015 to $146.887bn in 2021. Forecast: median $185bn in 2024, 80% interval $116.3bn to $294.4bn, 95% "
    "interval $87.06bn to $393.30bn. Target: $200bn in 2024. Pace required: 4 values from $146.9bn in 2021 to $200bn "
    "in 2024. Outturn: $190.271bn in 2022. Outturn: $240.11bn in 2023. Outturn: $244.819bn in 2024. Outturn: "
    "$228.105bn in 2025. Source: China customs (GACC). As of 9 May 2026.",
)

table = pd.DataFrame(
    {
        "mark": ["forecast"] * 6 + ["history"] * 7 + ["outturn"] * 4 + ["pace"] * 4 + ["target"],
        "who counts": ["China customs (GACC)"] * 22,
        "period": [
            *["2022", "2022", "2023", "2023", "2024", "2024", *YEARS],
            *["2022", "2023", "2024", "2025", "2021", "2022", "2023", "2024", "2024"],
        ],
        "value, US$ billion": [
            *[158.6, 158.6, 171.3, 171.3, 185, 185, *TRADE],
            *[190.271, 240.11, 244.819, 228.105, 146.887, 162.8, 180.4, 200, 200],
        ],
        "low, US$ billion": [
            *[124, 106.3, 119, 94.84, 116.3, 87.06, *(value - 0.005 for value in TRADE)],
            *[190.2705, 240.105, 244.8185, 228.1045, None, None, None, None, 199.5],
        ],
        "high, US$ billion": [
            *[203, 236.8, 246.6, 309.5, 294.4, 393.3, *(value + 0.005 for value in TRADE)],
            *[190.2715, 240.115, 244.8195, 228.1055, None, None, None, None, 200.5],
        ],
        "interval, %": [80, 95] * 3 + [None] * 16,
        "known on": pd.to_datetime(
            ["2022-12-30"] * 6 + KNOWN + ["2023-01-13", "2024-09-10", "2025-08-29", "2026-01-14"] + ["2022-12-31"] * 5
        ),
        "publisher": [
            *["Waybill"] * 6,
            *PUBLISHERS,
            *["Dzen", "TASS", "RIA Novosti", "TASS", "Waybill", "Waybill", "Waybill", "Waybill", "Al Mayadeen English"],
        ],
        "address": [
            *[""] * 6,
            "https://sputniknews.com/world/201705081053373148-china-russia-trade-customs/",
            "https://sputniknews.com/world/201705081053373148-china-russia-trade-customs/",
            "http://russian.peopledaily.com.cn/n3/2018/0508/c31518-9457692.html",
            "https://www.rt.com/business/448783-russia-china-trade-turnover/",
            "https://www.btimesonline.com/articles/124976/20200115/china-russia-relations-trade-up-record-high-2019.htm",
            "https://rueconomics.ru/490373-rossiya-i-kitai-sokratili-tovarooborot-po-itogam-2020-goda",
            "https://www.afternoonvoice.com/chinas-trade-with-russia-us-grows-by-double-digits.html",
            "https://dzen.ru/a/Y8ERrrkcLFLaMOzo",
            "https://tass.com/economy/1840903",
            "https://ria.ru/20250829/tovarooborot-2038225464.html",
            "https://tass.com/economy/2071285",
            *[""] * 4,
            CARGO,
        ],
        "figure": [
            *["forecast:china_russia_trade/gacc/2022-12-30"] * 6,
            *["trade-3 trade-3-growth", "trade-3", "trade-44", "trade-91", "trade-123", "trade-159", "trade-208"],
            *["trade-287", "trade-408", "trade-502", "trade-576"],
            *["trade-target-200bn-2024 trade-target-200bn-2024"] * 4,
            "trade-target-200bn-2024",
        ],
    }
)
with st.popover("Download", icon=":material/download:"):
    st.download_button("CSV", lambda: table.to_csv(index=False), "target.csv", "text/csv", on_click="ignore")
    for kind, mime in {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}.items():
        st.download_button(
            kind.upper(), partial(figure.to_image, format=kind), f"target.{kind}", mime, on_click="ignore"
        )
    st.download_button("HTML", figure.to_html, "target.html", "text/html", on_click="ignore")
with st.expander("The chart as a table", icon=":material/table:"):
    st.dataframe(
        table,
        column_config={
            "known on": st.column_config.DateColumn(format="YYYY-MM-DD"),
            "address": st.column_config.LinkColumn(),
        },
        hide_index=True,
    )

st.caption("The claim does not say who counts; it is checked against China customs (GACC).")
st.markdown("**Where it is printed**")
st.markdown(r"“\$200 billion by 2024”: Vladimir Putin, December 2022.")
st.markdown("Cargo traffic via Russia-China border hits record high in January. Al Mayadeen English, 2023-02-05.")
st.caption("Said late in December 2022; the target itself was set in 2019.")
with st.container(horizontal=True, gap="small"):
    st.page_link(f"{SITE}/Documents?figure=trade-target-200bn-2024", label="Figure", icon=":material/description:")
    st.page_link(CARGO, label="Al Mayadeen English", icon=":material/open_in_new:")
