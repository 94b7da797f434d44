"""The least page there is, beside which a first visit is timed: one number."""

import streamlit as st

st.metric("China-Russia trade in goods", "$240bn")
