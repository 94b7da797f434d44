"""How is a table downloaded? One button for every list that is no chart."""

import pandas as pd
import streamlit as st

from charts.download import csv_table


def button(label: str, table: pd.DataFrame, name: str) -> None:
    """A CSV of a table, made when it is asked for; `name` is the file's, without its ending."""
    st.download_button(
        label,
        data=lambda: csv_table(table),
        file_name=f"waybill-{name}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"download-{name}",
    )
