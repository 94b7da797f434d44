"""The least page with a chart, beside which the first chart is timed: what the libraries take by themselves."""

import plotly.graph_objects as go
import streamlit as st

st.plotly_chart(go.Figure(go.Scatter(x=[2022, 2023, 2024], y=[190, 240, 245], mode="markers")))
