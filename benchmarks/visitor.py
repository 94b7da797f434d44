"""A browser's side of Streamlit's websocket, just enough to run pages, follow their links and change their widgets."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Self
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.PageLink_pb2 import PageLink
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import connect
from websockets.typing import Subprotocol

SECONDS_A_RUN = 60
SUBPROTOCOLS = [Subprotocol("streamlit")]
WIDGETS = frozenset({"selectbox", "multiselect", "date_input", "text_input", "number_input", "checkbox", "button"})
RUNS_KEPT = 2  # as a browser's: an element that was not drawn for longer is forgotten


class PageError(RuntimeError):
    """The page failed, or there is none at the address."""


class Tab:
    """What a browser's tab knows of its session, without a socket: what to send, and what was heard.

    `marks` are looked for in all that a run brings, kept elements included; `seen` are those that the last run brought,
    with the kinds of element that bore them.
    """

    def __init__(self, url: str, page: str, marks: Sequence[bytes] = ()) -> None:
        self.address = f"ws://{urlsplit(url).netloc}/_stcore/stream"
        self.drawn: Counter[str] = Counter()
        self.widgets: list[tuple[str, Any]] = []
        self.links: list[PageLink] = []
        self.seen: dict[bytes, set[str]] = {}
        self._marks = marks
        self._state = ClientState(
            page_name=page, context_info=ContextInfo(timezone="UTC", locale="en", url=f"{url}/{page}")
        )
        # A browser keeps large elements and says so, and the server then sends only their hash.
        self._kept: dict[str, tuple[ForwardMsg, set[bytes]]] = {}
        self._last: dict[str, int] = {}
        self._runs = 0

    def request(self) -> bytes:
        """The message that runs the page as it stands."""
        self._state.cached_message_hashes[:] = list(self._kept)
        self._runs += 1
        self.drawn, self.widgets, self.links, self.seen = Counter(), [], [], {}
        asked = BackMsg(rerun_script=self._state).SerializeToString()
        states = self._state.widget_states.widgets
        lasting = [state for state in states if not state.trigger_value]  # a button is pressed once
        del states[:]
        states.extend(lasting)
        return asked

    def change(self, widget: str, **value: object) -> None:
        """Give a widget another value, by the field of WidgetState that holds its kind."""
        states = self._state.widget_states.widgets
        kept = [state for state in states if state.id != widget]
        del states[:]
        states.extend([*kept, WidgetState(id=widget, **value)])  # type: ignore[arg-type]

    def follow(self, link: PageLink) -> None:
        """Go to another page of the application, whose widgets begin anew."""
        self._state.page_script_hash = link.page_script_hash
        self._state.query_string = link.query_string
        del self._state.widget_states.widgets[:]

    def hear(self, data: bytes) -> bool:
        """Take one message of the server; whether it is the run's last.

        Raises:
            PageError: it says that there is no such page, or that the page failed.
        """
        message, seen = self._whole(data)
        for mark in seen:
            self.seen.setdefault(mark, set()).add(_kind(message))
        match message.WhichOneof("type"):
            case "navigation":
                # A browser names the page by its address once, and by its script from then on.
                self._state.page_name = ""
                self._state.page_script_hash = message.navigation.page_script_hash
            case "page_info_changed":
                self._state.query_string = message.page_info_changed.query_string
            case "delta":
                self._draw(message.delta)
            case "page_not_found":
                raise PageError(f"{self._state.context_info.url} has no such page.")
            case "script_finished" if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                self._forget()
                if self.drawn["exception"]:
                    raise PageError(f"{self._state.context_info.url} failed. Open it in a browser to see why.")
                return True
        return False

    def _whole(self, data: bytes) -> tuple[ForwardMsg, set[bytes]]:
        message = ForwardMsg.FromString(data)
        found = self._kept.get(message.ref_hash)
        if found:
            self._last[message.ref_hash] = self._runs
            return found
        seen = {mark for mark in self._marks if mark in data}
        if message.metadata.cacheable:
            self._kept[message.hash], self._last[message.hash] = (message, seen), self._runs
        return message, seen

    def _draw(self, delta: Delta) -> None:
        part = delta.new_element if delta.HasField("new_element") else delta.add_block
        kind = part.WhichOneof("type") or "container"
        self.drawn[kind] += 1
        if kind == "page_link" and not delta.new_element.page_link.external:
            self.links.append(delta.new_element.page_link)
        elif kind in WIDGETS:
            self.widgets.append((kind, getattr(delta.new_element, kind)))

    def _forget(self) -> None:
        for name in [name for name, run in self._last.items() if self._runs - run >= RUNS_KEPT]:
            del self._kept[name], self._last[name]


def _kind(message: ForwardMsg) -> str:
    if message.WhichOneof("type") != "delta":
        return str(message.WhichOneof("type"))
    part = message.delta.new_element if message.delta.HasField("new_element") else message.delta.add_block
    return part.WhichOneof("type") or "container"


class Visitor:
    """One session on one page, which ``page`` names as its address does (empty for the first page)."""

    def __init__(self, url: str, page: str) -> None:
        self._tab = Tab(url, page)
        self._socket = connect(self._tab.address, subprotocols=SUBPROTOCOLS, max_size=None, proxy=None)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def rerun(self) -> Counter[str]:
        """Runs the page to its end; returns how many elements of each kind it drew."""
        self._socket.send(self._tab.request())
        while not self._tab.hear(self._socket.recv(timeout=SECONDS_A_RUN, decode=False)):
            pass
        return self._tab.drawn
