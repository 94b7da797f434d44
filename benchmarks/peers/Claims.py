"""The page of claims by hand: the same elements, constant data, nothing between."""

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

st.set_page_config(page_title="Claims · Waybill", page_icon="🧾", layout="wide")
with st.container(horizontal=True, gap="small", vertical_alignment="center"):
    for page, icon in PAGES.items():
        st.page_link(f"{SITE}/{page}", label=page, icon=icon, disabled=page == "Claims")
st.title("Was it plausible, and did it hold?", anchor=False)
st.caption("Waybill shows what was known by 9 May 2026, the date of the newest figure that it holds.")
st.selectbox(
    "Claim",
    [
        "About 1.5 Mt: Rail cargo at Zabaykalsk-Manzhouli, January 2023",
        "+82.9%: Rail cargo at Zabaykalsk-Manzhouli on a year earlier, January 2023",
        "As many as 15 Mt: Rail cargo at Zabaykalsk-Manzhouli, 2022",
        "$170bn: China-Russia trade, 2022",
        "$220bn: China-Russia trade, in the paper's words, 2022",
        "$200bn: China-Russia trade objective, 2024",
        "“extended to Tyumen”: M-12 motorway to be extended to Tyumen, no period given",
        "More than 75%: Countries in the Belt and Road, of the world's, 24 July 2023",
        "32 organisations: International organisations in the Belt and Road, 24 July 2023",
        "14 days: Time that a China-Europe freight train takes, 24 July 2023",
        "More than 11,000 km: Distance that a China-Europe freight train runs, 24 July 2023",
        "2 trains a day: China-Laos Railway freight trains at first, December 2021",
        "12 trains a day: China-Laos Railway freight trains now, 24 July 2023",
        "0.3333 to 0.5000 trains a day: Freight trains from the Lianyungang base at the beginning, 2014",
        "2 to 3 trains a day: Freight trains from the Lianyungang base now, 24 July 2023",
        "More than +25%: China-Russia trade in January to November 2022, on a year earlier, January to November 2022",
        "About +100%: Russian coal exports to China, on a year earlier, January 2023",
        "About 10,000 t a day: Coal delivered to Manzhouli station, January 2023",
        "“record-high volume”: Cargo at Zabaykalsk-Manzhouli in January 2023, called a record, January 2023",
        "+41%: Russian fertilizers through Zabaykalsk-Manzhouli, on a year earlier, January 2023",
        "About 100 projects: Joint Russia-China investment projects, December 2022",
        "$200bn: China-Russia trade objective of 2024, ahead of time, 2023",
        "“record high rates”: Growth of China-Russia trade in 2022, called a record, 2022",
        'About $220bn: China-Russia trade "soon", in Padalka\'s own words, no period given',
        "About +25%: China-Russia trade in 2022, on a year earlier, 2022",
        "$900bn: New Silk Road infrastructure project, no period given",
        "More than 2 times: Delivery by rail once implemented: how many times shorter than by sea, 2016",
        "More than 50 days: Delivery of components from Asia by sea, January 2016",
    ],
)
st.subheader("About 1.5 Mt: Rail cargo at Zabaykalsk-Manzhouli, January 2023", anchor=False)
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    st.badge("Agrees", icon=":material/check_circle:", color="green")
    st.markdown("The printed numbers touch within their rounding and a revision of 3%.", width="content")

BLUE, AHEAD = "#1f7fc4", ["2021-07-02", "2022-07-02", "2023-01-16"]
BANDS = [
    ("95% interval", 0.20, [1.433, 2.358, 3.347], [1.433, 0.8581, 0.5956]),
    ("80% interval", 0.32, [1.433, 1.902, 2.317], [1.433, 1.064, 0.8602]),
]
KNOWN_2021 = (
    "<b>Known then, 2021</b><br>1.433 Mt<br>within rounding: 1.42917 to 1.43750 Mt<br>mean month<br>Russian Railways "
    "(RZD)<br>npktrans.ru, 24 January 2022"
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
        x=["2020-07-02", "2021-07-02"],
        y=[1.488, 1.433],
        mode="lines+markers",
        line={"color": "#6b7785", "width": 2},
        marker={"color": "#6b7785", "size": 7},
        name="Russian Railways (RZD), mean month",
        customdata=[
            "<b>Known then, 2020</b><br>1.488 Mt<br>within rounding: 1.48331 to 1.49351 Mt<br>mean month<br>Russian "
            "Railways (RZD)<br>npktrans.ru, 24 January 2022",
            KNOWN_2021,
        ],
        hovertemplate="%{customdata}<extra></extra>",
    ),
    go.Scatter(
        x=AHEAD,
        y=[1.433, 1.423, 1.412],
        mode="lines+markers",
        line={"color": BLUE, "dash": "dash", "width": 2},
        marker={"color": BLUE, "size": [0, 6, 6]},
        name="Forecast median",
        customdata=[
            KNOWN_2021,
            "<b>Forecast, 2022</b><br>median 1.423 Mt<br>80%: 1.064 to 1.902 Mt<br>95%: 0.8581 to 2.3580 Mt<br>Russian "
            "Railways (RZD)<br>Waybill, 3 February 2023",
            "<b>Forecast, January 2023</b><br>median 1.412 Mt<br>80%: 0.8602 to 2.3170 Mt<br>95%: 0.5956 to 3.3470 "
            "Mt<br>Russian Railways (RZD)<br>Waybill, 3 February 2023",
        ],
        hovertemplate="%{customdata}<extra></extra>",
    ),
    go.Scatter(
        x=["2023-01-16"],
        y=[1.5],
        error_y={"type": "data", "array": [0.05], "thickness": 2, "width": 5},
        mode="markers",
        marker={"color": "#d55e00", "symbol": "diamond", "size": 14, "line": {"color": "#ffffff", "width": 1}},
        name="Claim",
        showlegend=False,
        customdata=[
            "<b>Claim, January 2023</b><br>about 1.5 Mt<br>within rounding: 1.45 to 1.55 Mt<br>China Railway "
            "Harbin<br>Al Mayadeen English, 4 February 2023"
        ],
        hovertemplate="%{customdata}<extra></extra>",
    ),
    go.Scatter(
        x=["2023-01-16"],
        y=[1.511],
        mode="markers",
        marker={"color": "#009e73", "size": 10, "line": {"color": "#ffffff", "width": 1}},
        name="Outturn",
        showlegend=False,
        customdata=[
            "<b>Outturn, January 2023</b><br>1.511 Mt<br>within rounding: 1.5105 to 1.5115 Mt<br>China Railway "
            "Harbin<br>biang.ru, 10 February 2023"
        ],
        hovertemplate="%{customdata}<extra></extra>",
    ),
]
ABOVE = {"xref": "paper", "yref": "paper", "x": 0, "y": 1, "xanchor": "left", "xshift": -15, "yanchor": "top"}
ABOVE |= {"align": "left", "showarrow": False}
figure = go.Figure(
    traces,
    {
        "height": 670,
        "margin": {"l": 21, "r": 94, "t": 134, "b": 246},
        "hovermode": "closest",
        "dragmode": False,
        "legend": {"orientation": "h", "x": 0, "y": -0.13, "yanchor": "top", "itemclick": False},
        "xaxis": {
            "range": ["2020-01-01", "2024-01-01"],
            "dtick": "M12",
            "tickformat": "%Y",
            "ticklabelmode": "period",
            "ticks": "outside",
        },
        "yaxis": {"range": [0, 3.58], "dtick": 1},
        "annotations": [
            {
                "x": "2023-01-16",
                "y": 1.5,
                "xanchor": "left",
                "xshift": 10,
                "align": "left",
                "showarrow": False,
                "text": "Claim: about<br>1.5 Mt",
            },
            {
                "x": "2023-01-16",
                "y": 1.511,
                "ax": 10,
                "ay": -31,
                "xanchor": "left",
                "align": "left",
                "arrowcolor": "#009e73",
                "arrowhead": 0,
                "text": "Outturn:<br>1.511 Mt",
            },
            {
                **ABOVE,
                "yshift": 128,
                "font": {"size": 16},
                "text": "<b>Rail cargo at Zabaykalsk-Manzhouli:</b><br><b>claimed, forecast, come</b>",
            },
            {
                **ABOVE,
                "yshift": 82,
                "font": {"size": 13},
                "text": "History by Russian Railways (RZD) and forecast as<br>known before 4 February 2023; years as "
                "their mean<br>month",
            },
            {**ABOVE, "yshift": 28, "text": "million tonnes (Mt)"},
            {
                **ABOVE,
                "y": 0,
                "yshift": -105,
                "font": {"size": 11},
                "text": "2 annual values: random walk with drift in logs; a yearly log<br>change of 0.20 is assumed "
                "beforehand and weighs as much as 4<br>years of data; a month is a twelfth of its year, give or take "
                "a<br>seasonal log deviation of 0.15<br>Source: China Railway Harbin; Russian Railways (RZD), "
                "printed<br>by Al Mayadeen English, npktrans.ru, biang.ru<br>Figures published 24 January 2022 to 10 "
                "February 2023.<br>As of 9 May 2026.",
            },
        ],
    },
)
RZD, FORECAST = "Russian Railways (RZD)", "forecast:zabaykalsk_manzhouli_rail_cargo/rzd/2023-02-03"
NPKTRANS = (
    "https://npktrans.ru/media/novosti/mezhdu-rossiei-i-kitaem-cherez-stanfiyu-zabaikal-sk-perevezeno-17-2-mln-tonn"
)
BIANG = "https://biang.ru/ru/economics/gruzooborot-stanczii-manchzhuriya-za-yanvar-2023-goda-vyiros-na-89,2.html"
table = pd.DataFrame(
    {
        "mark": ["claim"] + ["forecast"] * 4 + ["history"] * 2 + ["outturn"],
        "who counts": ["China Railway Harbin"] + [RZD] * 6 + ["China Railway Harbin"],
        "period": ["2023-01", "2022", "2022", "2023-01", "2023-01", "2020", "2021", "2023-01"],
        "value, million tonnes (Mt)": [1.5, 1.423, 1.423, 1.412, 1.412, 1.488, 1.433, 1.511],
        "low, million tonnes (Mt)": [1.45, 1.064, 0.8581, 0.8602, 0.5956, 1.483, 1.429, 1.5105],
        "high, million tonnes (Mt)": [1.55, 1.902, 2.358, 2.317, 3.347, 1.494, 1.438, 1.5115],
        "interval, %": [None, 80, 95, 80, 95, None, None, None],
        "known on": pd.to_datetime(["2023-02-04"] + ["2023-02-03"] * 4 + ["2022-01-24"] * 2 + ["2023-02-10"]),
        "publisher": ["Al Mayadeen English"] + ["Waybill"] * 4 + ["npktrans.ru"] * 2 + ["biang.ru"],
        "address": [CARGO] + [""] * 4 + [NPKTRANS] * 2 + [BIANG],
        "figure": ["zabaykalsk-2023-01"] + [FORECAST] * 4 + ["claims-z17 claims-z18", "claims-z17", "rail-c03"],
    }
)

left, right = st.columns([2, 1], gap="large")
with left:
    st.plotly_chart(
        figure,
        config={"displaylogo": False, "modeBarButtonsToRemove": ["zoom2d", "pan2d", "select2d", "lasso2d"]},
        alt="Line chart: Rail cargo at Zabaykalsk-Manzhouli: claimed, forecast, come. Russian Railways (RZD): 2 values "
        "from 1.488 Mt in 2020 to 1.433 Mt in 2021. Forecast: median 1.412 Mt in January 2023, 80% interval 0.8602 to "
        "2.3170 Mt, 95% interval 0.5956 to 3.3470 Mt. Claim: about 1.5 Mt in January 2023. Outturn: 1.511 Mt in "
        "January 2023. Source: China Railway Harbin; Russian Railways (RZD). As of 9 May 2026.",
    )
    with st.popover("Download", icon=":material/download:"):
        st.download_button("CSV", lambda: table.to_csv(index=False), "claim.csv", "text/csv", on_click="ignore")
        for kind, mime in {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}.items():
            st.download_button(
                kind.upper(), partial(figure.to_image, format=kind), f"claim.{kind}", mime, on_click="ignore"
            )
        st.download_button("HTML", figure.to_html, "claim.html", "text/html", on_click="ignore")
    with st.expander("The chart as a table", icon=":material/table:"):
        st.dataframe(
            table,
            column_config={
                "known on": st.column_config.DateColumn(format="YYYY-MM-DD"),
                "address": st.column_config.LinkColumn(),
            },
            hide_index=True,
        )
with right:
    with st.container():
        st.metric("Statistics then, for 2021", "17.2 Mt")
        st.caption(
            "Russian Railways (RZD), printed 24 January 2022. Nothing yet for January 2023. A simple forecast of the "
            "day before: 1.41 Mt (80% prediction interval 0.86 to 2.30 Mt, from the count of Russian Railways (RZD))."
        )
    with st.container():
        st.metric("Statistics now", "1.511 Mt")
        st.caption("China Railway Harbin, printed 10 February 2023.")
    st.markdown("**What follows**")
    st.markdown(
        "- A year earlier, January 2022, it was then 0.820 Mt (0.793 Mt to 0.848 Mt): 1.5 divided by (1 + 82.9%).\n"
        "- Twelve such months would make 18.0 Mt (17.4 Mt to 18.6 Mt): 1.5 times 12.\n"
        "- Against the mean month of the year before, January 2023 is +20% (+12% to +28%): 1.5 against 15 divided by "
        "12."
    )
    st.markdown("**Where it is printed**")
    st.markdown(
        "“around 1.5 million tonnes”: China Railway Harbin, via the Russian Consulate General in Harbin, 4 February "
        "2023."
    )
    st.markdown("Cargo traffic via Russia-China border hits record high in January. Al Mayadeen English, 2023-02-05.")
    with st.container(horizontal=True, gap="small"):
        st.page_link(f"{SITE}/Documents?figure=zabaykalsk-2023-01", label="Figure", icon=":material/description:")
        st.page_link(CARGO, label="Al Mayadeen English", icon=":material/open_in_new:")
