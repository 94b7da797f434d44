"""Track record: how did what someone said hold up?"""

import streamlit as st

from frame import track_record
from frame.page import choice, open_page

page = open_page("Track record", "How did what they said hold up?")
st.write(track_record.ABOUT)
side = st.selectbox("Whose", list(track_record.SIDES), key="whose", bind="query-params")
track_record.table(page, side)
st.caption(track_record.HOW)

label = track_record.SIDES[side]
name = choice(label.capitalize(), label, page.once(track_record.names, side))
track_record.show(page, side, name)
