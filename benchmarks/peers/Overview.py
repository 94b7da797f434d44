"""The overview by hand: the same elements, constant data, nothing between."""

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from benchmarks.freeze import freeze_on_second_run

freeze_on_second_run()

st.set_page_config(page_title="Overview")
st.title("Overview")
st.write("The answer is 42.")
st.plotly_chart(go.Figure(go.Scatter(x=list(range(200)), y=[i * i % 17 for i in range(200)])))
with st.popover("Download"):
    for kind in ("PNG", "SVG", "PDF", "HTML", "CSV"):
        st.download_button(kind, lambda: b"", f"overview.{kind.lower()}", on_click="ignore")
st.dataframe(pd.DataFrame({"figure_id": ["a", "b"], "known_on": ["2026-01-01"] * 2, "address": ["NA", "x"]}))
st.selectbox("Measure", ["Exports", "Imports"])
