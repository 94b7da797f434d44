"""Many visitors at once, each over a websocket of its own: what they do next, and how long they wait for it."""

import asyncio
import random
import time
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import WebSocketException

from benchmarks.generations import MARKS
from benchmarks.percentiles import percentiles
from benchmarks.visitor import SECONDS_A_RUN, SUBPROTOCOLS, PageError, Tab
from tests.browser.live import Server, addresses

WORDS = ("", "customs", "coal", "2023", "Putin", "rail", "Xinhua tonnes", "1.5 Mt")
POLL = 0.2


@dataclass
class Part:
    """What was heard in one part of the test; times in milliseconds."""

    name: str
    seconds: float = 0.0
    waits: list[float] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)
    health: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    torn: list[str] = field(default_factory=list)
    versions: Counter[str] = field(default_factory=Counter)
    swaps: int = 0
    client_cpu: float = 0.0
    server_cpu: float = 0.0

    def percentiles(self) -> dict[str, float]:
        """The waits of reruns and of the health endpoint, p50, p95, p99 and the longest."""
        waits, health = percentiles(self.waits), percentiles(self.health)
        return waits | {f"health_{name}": value for name, value in health.items()}


class Crowd:
    """The sessions on one server, and the part of the test that they are in."""

    def __init__(self, server: Server, think: float, days: bool) -> None:
        self.server = server
        self.part = Part("warm-up")
        self._think, self._days = think, days

    async def visit(self, rng: random.Random, wait: float, steps: int | None = None) -> None:
        """One session: comes after `wait` seconds, then reads and acts until it is stopped, or `steps` times."""
        await asyncio.sleep(wait)
        page = rng.choice(list(addresses().values())).lstrip("/")
        tab = Tab(self.server.url, page, MARKS)
        while True:
            try:
                async with connect(tab.address, subprotocols=SUBPROTOCOLS, max_size=None, proxy=None) as socket:
                    await self._step(tab, socket, "opened")
                    while steps is None or steps > 0:
                        await asyncio.sleep(self._think * rng.uniform(0.5, 1.5) if steps is None else 0)
                        await self._step(tab, socket, act(tab, rng, self._days))
                        steps = None if steps is None else steps - 1
                    return
            except (OSError, WebSocketException, TimeoutError, PageError) as error:
                self.part.errors.append(f"{type(error).__name__}: {error}")
                tab = Tab(self.server.url, page, MARKS)

    async def _step(self, tab: Tab, socket: ClientConnection, kind: str) -> None:
        begun, part = time.perf_counter(), self.part
        async with asyncio.timeout(SECONDS_A_RUN):
            await socket.send(tab.request())
            while not tab.hear(await socket.recv(decode=False)):
                pass
        part.waits.append(1000 * (time.perf_counter() - begun))
        part.kinds[kind] += 1
        if len(tab.seen) > 1:
            of = "; ".join(f"{mark.decode()} in {', '.join(sorted(kinds))}" for mark, kinds in sorted(tab.seen.items()))
            part.torn.append(f"a page by {kind} shows both generations: {of}")
        part.versions.update(mark.decode() for mark in tab.seen)

    async def watch_health(self) -> None:
        """Ask the health endpoint again and again."""
        host, port = self.server.url.removeprefix("http://").split(":")
        while True:
            begun, part = time.perf_counter(), self.part
            try:
                await asyncio.wait_for(_health(host, int(port)), SECONDS_A_RUN)
                part.health.append(1000 * (time.perf_counter() - begun))
            except (OSError, TimeoutError) as error:
                part.errors.append(f"health: {type(error).__name__}: {error}")
            await asyncio.sleep(POLL)


def act(tab: Tab, rng: random.Random, days: bool = True) -> str:
    """What a visitor does next: mostly changes a widget, else follows a link; says which."""
    changeable = [
        (kind, widget) for kind, widget in tab.widgets if not widget.disabled and (days or not _of_day(widget))
    ]
    if changeable and rng.random() < 0.6:
        kind, widget = rng.choice(changeable)
        tab.change(widget.id, **_value(kind, widget, rng))
        return kind
    if tab.links:
        tab.follow(rng.choice(tab.links))
        return "page_link"
    return "rerun"


def _of_day(widget: Any) -> bool:
    """Whether a widget moves the dashboard's day."""
    return any(f"-{key}" in widget.id for key in ("day", "step-", "vintage"))


def _value(kind: str, widget: Any, rng: random.Random) -> dict[str, object]:
    match kind:
        case "selectbox":
            return {"string_value": rng.choice(widget.options)}
        case "multiselect":
            return {"string_array_value": {"data": rng.sample(list(widget.options), min(1, len(widget.options)))}}
        case "button":
            return {"trigger_value": True}
        case "checkbox":
            return {"bool_value": rng.random() < 0.5}
        case "number_input":
            low = widget.min if widget.has_min else 0.0
            return {"double_value": float(round(low + rng.choice((50, 150, 200, 250, 300))))}
        case "date_input":
            return {"string_array_value": {"data": [f"{rng.randint(2019, 2025)}/{rng.randint(1, 12):02}/15"]}}
    return {"string_value": rng.choice(WORDS)}


async def _health(host: str, port: int) -> None:
    reader, writer = await asyncio.open_connection(host, port)
    try:
        writer.write(f"GET /_stcore/health HTTP/1.1\r\nHost: {host}:{port}\r\nConnection: close\r\n\r\n".encode())
        if b" 200 " not in await reader.readline():
            raise OSError("it is not healthy")
        await reader.read()
    finally:
        writer.close()
