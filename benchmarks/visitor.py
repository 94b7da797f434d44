"""A browser's side of Streamlit's websocket, just enough to run one page again and again."""

from collections import Counter
from typing import Self
from urllib.parse import urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState, ContextInfo
from streamlit.proto.Delta_pb2 import Delta
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect
from websockets.typing import Subprotocol

SECONDS_A_RUN = 60


class Visitor:
    """One session on one page, which ``page`` names as its address does (empty for the first page)."""

    def __init__(self, url: str, page: str) -> None:
        host = urlsplit(url).netloc
        self._socket = connect(
            f"ws://{host}/_stcore/stream", subprotocols=[Subprotocol("streamlit")], max_size=None, proxy=None
        )
        self._state = ClientState(
            page_name=page, context_info=ContextInfo(timezone="UTC", locale="en", url=f"{url}/{page}")
        )
        # A browser keeps large elements and says so, and the server then sends only their hash.
        self._kept: dict[str, ForwardMsg] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def rerun(self) -> Counter[str]:
        """Runs the page to its end; returns how many elements of each kind it drew."""
        self._state.cached_message_hashes[:] = list(self._kept)
        self._socket.send(BackMsg(rerun_script=self._state).SerializeToString())
        drawn: Counter[str] = Counter()
        while True:
            message = ForwardMsg.FromString(self._socket.recv(timeout=SECONDS_A_RUN))
            message = self._kept.get(message.ref_hash, message)
            if message.metadata.cacheable:
                self._kept[message.hash] = message
            match message.WhichOneof("type"):
                case "navigation":
                    # A browser names the page by its address once, and by its script from then on.
                    self._state.page_name = ""
                    self._state.page_script_hash = message.navigation.page_script_hash
                case "page_info_changed":
                    self._state.query_string = message.page_info_changed.query_string
                case "delta":
                    drawn[_kind(message.delta)] += 1
                case "page_not_found":
                    raise RuntimeError(f"{self._state.context_info.url} has no such page.")
                case "script_finished" if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                    break
        if drawn["exception"]:
            raise RuntimeError(f"{self._state.context_info.url} failed. Open it in a browser to see why.")
        return drawn


def _kind(delta: Delta) -> str:
    part = delta.new_element if delta.HasField("new_element") else delta.add_block
    return part.WhichOneof("type") or "container"
