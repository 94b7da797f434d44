"""How is a list that is no chart shown? As a table of one height; `frame/menu.py` has its downloads."""

from typing import Any

import pandas as pd
import streamlit as st

ROW_PX, TALLEST_PX = 35, 560


def sortable(rows: pd.DataFrame, columns: dict[str, Any], key: str) -> None:
    """Rows as a table that sorts by any column, as tall as they need; `columns` are shown, by name and in order."""
    height = min(ROW_PX * (len(rows) + 1) + 3, TALLEST_PX)
    st.dataframe(rows, column_config=columns, column_order=list(columns), hide_index=True, height=height, key=key)
