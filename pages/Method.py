"""Method: by which rules are figures read, compared and judged?"""

import streamlit as st

from frame import calibration, menu, method
from frame.markdown import plain
from frame.opening import open_page

with open_page("Method", "By which rules are figures judged?") as page:
    st.header("A printed number is an interval", anchor="intervals")
    st.table(method.INTERVALS, border="horizontal")
    for paragraph in method.READING:
        st.write(plain(paragraph))
    st.header("The verdicts", anchor="verdicts")
    st.write(plain(method.verdicts(page)))
    st.table(page.once(method.rule), border="horizontal")
    st.header("The forecasts", anchor="forecasts")
    for paragraph in calibration.ABOUT:
        st.write(plain(paragraph))
    calibration.held(page)
    st.write(plain(page.once(calibration.intervals)))
    st.write(plain(page.once(calibration.verdict)))
    calibration.promises(page)
    st.header("Contradictions", anchor="contradictions")
    for paragraph in method.CONTRADICTIONS:
        st.write(plain(paragraph))
    st.header("What is doubtful or left out", anchor="doubts")
    doubts = page.once(method.doubts)
    st.dataframe(doubts, hide_index=True, column_config=method.DOUBT_COLUMNS, key="doubts")
    menu.of_list(page, "what is doubtful", doubts, "doubts")
