"""The overview by hand: the same elements, constant data, nothing between."""

import streamlit as st

from benchmarks.constants import constants
from benchmarks.freeze import freeze_on_second_run
from benchmarks.heading import SITE, heading
from benchmarks.picture import picture

freeze_on_second_run()

DATA = constants("Overview")

heading("Overview", "Does the trade figure you just read hold up?")
above, below = st.container(), st.container()
with below:
    picture(DATA["chart"], DATA["alt"], DATA["drawn"], "overview")
with above:
    for card in DATA["cards"]:
        with st.container(border=True):
            with st.container(horizontal=True, gap="small", key=f"card-{next(iter(card['claims']))}"):
                badges = [f":{colour}-badge[{icon} {word}] {reason}" for word, icon, colour, reason in card["verdicts"]]
                st.markdown("\n\n".join([card["heading"], *badges]), width=270)
                for label, number, note in card["numbers"]:
                    st.markdown(f":small[{label}]\n\n**{number}**\n\n:small[{note}]", width=172)
                if card["picture"]:
                    st.image(card["picture"], alt=card["alt"], width=220)
            if card["caveat"]:
                st.caption(card["caveat"])
            for claim, (chart, publisher, address) in card["claims"].items():
                with st.container(horizontal=True, gap="small"):
                    st.page_link(f"{SITE}/Claims?claim={claim}", label=chart, icon=":material/show_chart:")
                    st.page_link(f"{SITE}/Documents?figure={claim}", label="Figure", icon=":material/description:")
                    st.page_link(address, label=publisher, icon=":material/open_in_new:")

    st.header("Still open: how likely is it?", anchor="open")
    st.markdown(DATA["open"])
    st.caption(DATA["caveat"])
    st.header("What is new", anchor="new")
    st.markdown(f"{DATA['newest']}\n\n{DATA['new']}")
