"""Documents: where does each number stand printed?"""

import streamlit as st

from frame import address, documents, figure
from frame.opening import open_page
from warehouse.vocabulary import Kind

with open_page("Documents", "Where does each number stand printed?") as page:
    wanted = st.query_params.get("figure")
    if wanted:
        figure.show(page, wanted)

    collection, kind, words = st.columns(3)
    scope = address.choice("Collection", "collection", {one: one for one in documents.SCOPES}, collection)
    kinds = address.several("Kind", "kind", {str(one): str(one) for one in Kind}, "All kinds", kind)
    find = address.words("Find", "find", "A word, a number, a speaker", words)
    shown = page.once(documents.filtered, scope, tuple(kinds), find)
    if shown.empty and scope != documents.EVERYTHING:
        st.info(f"No figure matches in {scope.lower()}; what matches elsewhere is shown.")
        shown = page.once(documents.filtered, documents.EVERYTHING, tuple(kinds), find)
    if shown.empty:
        st.info("No figure matches. Clear the search or choose another collection or kind.")
    else:
        documents.table(page, shown)
