"""The page of series by hand: the same elements, constant data, nothing between."""

from functools import partial

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from benchmarks.freeze import freeze_on_second_run

freeze_on_second_run()

SITE = "http://localhost:8501"
PAGES = {
    "Overview": ":material/fact_check:",
    "Claims": ":material/format_quote:",
    "Series": ":material/show_chart:",
    "Targets": ":material/flag:",
    "Documents": ":material/description:",
}

st.set_page_config(page_title="Series · Waybill", page_icon="🧾", layout="wide")
with st.container(horizontal=True, gap="small", vertical_alignment="center"):
    for page, icon in PAGES.items():
        st.page_link(f"{SITE}/{page}", label=page, icon=icon, disabled=page == "Series")
st.title("What do the official statistics say?", anchor=False)
st.caption("Waybill shows what was known by 9 May 2026, the date of the newest figure that it holds.")
st.selectbox(
    "Series",
    [
        "China-Russia trade in goods, China customs (GACC)",
        "Rail cargo at Zabaykalsk-Manzhouli, Russian Railways (RZD)",
        "Rail exports to China through Zabaykalsk, Russian Railways (RZD)",
        "Rail cargo at Zabaykalsk-Manzhouli, China Railway Harbin",
        "Cargo at the port of Manzhouli, rail and road, Manzhouli port",
    ],
)
st.selectbox("Periods", ["Years", "Months", "Year to date"])
st.write("General Administration of Customs of China: goods by country, in US dollars, exports FOB and imports CIF.")

YEARS = ["2015", "2016", "2017", "2018", "2019", "2020", "2021", "2022", "2023", "2024", "2025"]
TRADE = [68.03, 69.525, 84.07, 107.06, 110.75, 107.76, 146.887, 190.271, 240.11, 244.819, 228.105]
PUBLISHERS = [
    "Sputnik",
    "Sputnik",
    "People's Daily Online (ru, Xinhua)",
    "RT",
    "Business Times Online",
    "Rueconomics",
    "Afternoon Voice",
    "Dzen",
    "TASS",
    "RIA Novosti",
    "TASS",
]
KNOWN = ["2017-05-08", "2017-05-08", "2018-05-08", "2019-01-14", "2020-01-15", "2021-01-14", "2022-07-13"]
KNOWN += ["2023-01-13", "2024-09-10", "2025-08-29", "2026-01-14"]
ADDRESSES = [
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
]
BLUE, AHEAD = "#1f7fc4", ["2025-07-02", "2026-07-02", "2027-07-02", "2028-07-02"]
BANDS = [
    ("95% interval", 0.20, [228.105, 322.2, 387.6, 454.1], [228.105, 186.2, 178.5, 175.7]),
    ("80% interval", 0.32, [228.105, 289.6, 333.4, 377.6], [228.105, 207.1, 207.5, 211.3]),
]

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
        y=[228.105, 244.9, 263, 282.4],
        mode="lines+markers",
        line={"color": BLUE, "dash": "dash", "width": 2},
        marker={"color": BLUE, "size": [0, 6, 6, 6]},
        name="Forecast median",
        customdata=[
            "<b>Known then, 2025</b><br>$228.105bn<br>within rounding: $228.105bn to $228.106bn<br>China customs "
            "(GACC)<br>TASS, 14 January 2026",
            "<b>Forecast, 2026</b><br>median $244.9bn<br>80%: $207.1bn to $289.6bn<br>95%: $186.2bn to $322.2bn<br>"
            "China customs (GACC)<br>Waybill, 9 May 2026",
            "<b>Forecast, 2027</b><br>median $263bn<br>80%: $207.5bn to $333.4bn<br>95%: $178.5bn to $387.6bn<br>"
            "China customs (GACC)<br>Waybill, 9 May 2026",
            "<b>Forecast, 2028</b><br>median $282.4bn<br>80%: $211.3bn to $377.6bn<br>95%: $175.7bn to $454.1bn<br>"
            "China customs (GACC)<br>Waybill, 9 May 2026",
        ],
        hovertemplate="%{customdata}<extra></extra>",
    ),
]
ABOVE = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left", "xshift": -28, "yanchor": "top"}
ABOVE |= {"align": "left", "showarrow": False}
figure = go.Figure(
    traces,
    {
        "height": 587,
        "margin": {"l": 34, "r": 65, "t": 79, "b": 218},
        "hovermode": "closest",
        "dragmode": False,
        "legend": {"orientation": "h", "x": 0, "y": -0.13, "yanchor": "top", "itemclick": False},
        "xaxis": {"range": ["2015-01-01", "2029-01-01"], "tickformat": "%Y", "ticklabelmode": "period"},
        "yaxis": {"range": [0, 486], "dtick": 100, "tickformat": ",.0f"},
        "annotations": [
            {
                "x": "2015-07-02",
                "y": 68.03,
                "xanchor": "left",
                "xshift": 10,
                "yshift": -16,
                "align": "left",
                "showarrow": False,
                "text": "implied",
            },
            {**ABOVE, "yshift": 73, "font": {"size": 16}, "text": "<b>China-Russia trade in goods</b>"},
            {**ABOVE, "yshift": 48, "font": {"size": 13}, "text": "China customs (GACC), years"},
            {**ABOVE, "yshift": 28, "text": "US$ billion"},
            {
                **ABOVE,
                "y": 0,
                "yshift": -105,
                "font": {"size": 11},
                "text": "11 annual values: Theta in logs, fitted to the series itself<br>(statsmodels)<br>Source: "
                "China customs (GACC), printed by Sputnik, People's<br>Daily Online (ru, Xinhua), RT and 6 more, "
                "listed in the CSV<br>Figures published 8 May 2017 to 14 January 2026.<br>As of 9 May 2026.",
            },
        ],
    },
)
st.plotly_chart(
    figure,
    config={"displaylogo": False, "modeBarButtonsToRemove": ["zoom2d", "pan2d", "select2d", "lasso2d"]},
    alt="Line chart: China-Russia trade in goods. China customs (GACC): 11 values from $68.03bn in 2015 to $228.105bn "
    "in 2025; highest $244.819bn in 2024. Forecast: median $282.4bn in 2028, 80% interval $211.3bn to $377.6bn, 95% "
    "interval $175.7bn to $454.1bn. Source: China customs (GACC). As of 9 May 2026.",
)

table = pd.DataFrame(
    {
        "mark": ["forecast"] * 6 + ["history"] * 11,
        "who counts": ["China customs (GACC)"] * 17,
        "period": ["2026", "2026", "2027", "2027", "2028", "2028", *YEARS],
        "value, US$ billion": [244.9, 244.9, 263, 263, 282.4, 282.4, *TRADE],
        "low, US$ billion": [207.1, 186.2, 207.5, 178.5, 211.3, 175.7, *(value - 0.005 for value in TRADE)],
        "high, US$ billion": [289.6, 322.2, 333.4, 387.6, 377.6, 454.1, *(value + 0.005 for value in TRADE)],
        "interval, %": [80, 95] * 3 + [None] * 11,
        "known on": pd.to_datetime(["2026-05-09"] * 6 + KNOWN),
        "publisher": ["Waybill"] * 6 + PUBLISHERS,
        "address": [""] * 6 + ADDRESSES,
        "figure": [
            *["forecast:china_russia_trade/gacc/2026-05-09"] * 6,
            *["trade-3 trade-3-growth", "trade-3", "trade-44", "trade-91", "trade-123", "trade-159", "trade-208"],
            *["trade-287", "trade-408", "trade-502", "trade-576"],
        ],
    }
)
with st.popover("Download", icon=":material/download:"):
    st.download_button("CSV", lambda: table.to_csv(index=False), "series.csv", "text/csv", on_click="ignore")
    for kind, mime in {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}.items():
        st.download_button(
            kind.upper(), partial(figure.to_image, format=kind), f"series.{kind}", mime, on_click="ignore"
        )
    st.download_button("HTML", figure.to_html, "series.html", "text/html", on_click="ignore")
with st.expander("The chart as a table", icon=":material/table:"):
    st.dataframe(
        table,
        column_config={
            "known on": st.column_config.DateColumn(format="YYYY-MM-DD"),
            "address": st.column_config.LinkColumn(),
        },
        hide_index=True,
    )

st.subheader("Every published value, newest first", anchor=False)
PERIODS = ["2025-01/2025-10", "2025-09", "2025-01/2025-08", "2024"]
vintages = pd.DataFrame(
    [
        (
            PERIODS[row % 4],
            TRADE[row % 11],
            TRADE[row % 11] - 0.005,
            TRADE[row % 11] + 0.005,
            KNOWN[row % 11],
            PUBLISHERS[row % 11],
            f"{ADDRESSES[row % 11]}?article={row}",
            f"trade-{row}",
        )
        for row in range(200)
    ],
    columns=[
        *["period", "value, US$ billion", "low, US$ billion", "high, US$ billion"],
        *["published", "publisher", "address", "figure"],
    ],
)
vintages["published"] = pd.to_datetime(vintages["published"])
st.dataframe(
    vintages,
    column_config={
        "published": st.column_config.DateColumn(format="YYYY-MM-DD"),
        "address": st.column_config.LinkColumn(),
    },
    hide_index=True,
)
