"""What does the server tell a browser about its pages? To run only their own scripts, and to keep to themselves."""

import base64
import hashlib
import re
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SHELL = Path(streamlit.__file__).parent / "static" / "index.html"


def inline_scripts(page: str) -> list[str]:
    """The hashes by which a policy allows exactly the scripts that stand in a page (CSP level 2, 4.2.5)."""
    found = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    digests = (hashlib.sha256(script.encode("utf-8")).digest() for script in found)
    return [f"'sha256-{base64.b64encode(digest).decode('ascii')}'" for digest in digests]


OWN = "'self'"
# Charts and tables compile code of their own, and draw from data: and blob: addresses.
COMPILED = ("'unsafe-eval'", "'wasm-unsafe-eval'")
SOURCES = {
    "default-src": OWN,
    "script-src": " ".join([OWN, *COMPILED, *inline_scripts(SHELL.read_text(encoding="utf-8"))]),
    "style-src": f"{OWN} 'unsafe-inline'",
    "img-src": f"{OWN} data: blob:",
    "font-src": f"{OWN} data:",
    "connect-src": f"{OWN} data: blob:",
    "worker-src": f"{OWN} blob:",
    "object-src": "'none'",
    "base-uri": OWN,
    "form-action": OWN,
    "frame-ancestors": OWN,
}
HEADERS = {
    "Content-Security-Policy": "; ".join(f"{kind} {sources}" for kind, sources in SOURCES.items()),
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
}


# A page asks for the script of charts once it has drawn all that stands above one, and most pages do; so a browser
# begins on it before, after what it needs at once.
CHARTS = [
    f'<./static/js/{script.name}>; rel="modulepreload"; crossorigin; fetchpriority="low"'
    for script in sorted((SHELL.parent / "static" / "js").glob("PlotlyChart.*.js"))
]


class Guarded:
    """Every answer of an application, with HEADERS; a page's shell also says what it will need."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(HEADERS)
                if CHARTS and headers.get("content-type", "").startswith("text/html") and _is_shell(scope["path"]):
                    headers.append("Link", ", ".join(CHARTS))
            await send(message)

        await self._app(scope, receive, send_guarded)


def _is_shell(path: str) -> bool:
    """Whether a page is asked for, not a file: a chart that is taken away as a page is one."""
    return not path.startswith(("/media/", "/static/"))


GUARDED = [Middleware(Guarded)]
