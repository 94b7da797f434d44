"""How is a table shown and downloaded? One height and one button for every list that is no chart."""

from typing import Any

import pandas as pd
import streamlit as st

from charts.download import csv_table

ROW_PX, TALLEST_PX = 35, 560


def sortable(rows: pd.DataFrame, columns: dict[str, Any], key: str) -> None:
    """Rows as a table that sorts by any column, as tall as they need; `columns` are shown, by name and in order."""
    height = min(ROW_PX * (len(rows) + 1) + 3, TALLEST_PX)
    st.dataframe(rows, column_config=columns, column_order=list(columns), hide_index=True, height=height, key=key)


def download(label: str, rows: pd.DataFrame, name: str) -> None:
    """A button for a CSV of a table, made when it is asked for; `name` is the file's, without its ending."""
    st.download_button(
        label,
        data=lambda: csv_table(rows),
        file_name=f"waybill-{name}.csv",
        mime="text/csv",
        on_click="ignore",
        icon=":material/download:",
        key=f"download-{name}",
    )
