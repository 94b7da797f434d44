"""Track record: how did what someone said hold up?"""

import streamlit as st

from frame import track_record
from frame.address import choice, choose
from frame.opening import open_page

with open_page("Track record", "How did what they said hold up?") as page:
    st.write(track_record.ABOUT)
    side = choice("Whose", "whose", {one: one for one in track_record.SIDES})
    track_record.table(page, side)
    st.caption(track_record.HOW)

    label = track_record.SIDES[side]
    name = choose(page, label.capitalize(), label, track_record.names, side)
    page.titled(name)
    track_record.show(page, side, name)
