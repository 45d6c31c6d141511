"""A browser in front of the built assets and a page: no server, every answer comes from the test."""

from __future__ import annotations

import json
import mimetypes
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from csp.utils import build_policy
from playwright.sync_api import Page, Route

ORIGIN = "http://kit.test"


@dataclass
class UploadServer:
    """Receives pieces as the real address does. `fail` answers are sent before good ones."""

    stored: bytearray = field(default_factory=bytearray)
    size: int = 0
    fail: list[int | str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def answer(self, route: Route) -> None:
        request = route.request
        self.asked.append(request.method)
        if request.method == "PATCH" and self.fail:
            failure = self.fail.pop(0)
            return route.abort() if failure == "offline" else route.fulfill(status=int(failure), body="{}")
        if request.method == "POST":
            told = json.loads(request.post_data or "{}")
            self.size = told["size"]
            return route.fulfill(status=201, content_type="application/json", body=json.dumps({"id": "7", "offset": 0}))
        if request.method == "PATCH" and int(request.headers["upload-offset"]) == len(self.stored):
            self.stored += request.post_data_buffer or b""
        return route.fulfill(status=200, headers={"Upload-Offset": str(len(self.stored))}, body="")


@dataclass
class Site:
    """Serves `pages` (address -> html) and the built files under /static/motcua/ with the real content policy."""

    static: Path
    pages: dict[str, str]
    handlers: dict[str, Any] = field(default_factory=dict)

    def serve(self, page: Page) -> None:
        page.route("**/*", self._answer)

    def _answer(self, route: Route) -> None:
        path = route.request.url.removeprefix(ORIGIN).split("?")[0]
        for prefix, handler in self.handlers.items():
            if path.startswith(prefix):
                return handler(route)
        if path.startswith("/static/motcua/"):
            return self._file(route, self.static / path.removeprefix("/static/motcua/"))
        if path in self.pages:
            headers = {"Content-Security-Policy": str(build_policy(nonce="abc"))}
            return route.fulfill(
                status=200, content_type="text/html; charset=utf-8", headers=headers, body=self.pages[path]
            )
        return route.fulfill(status=404, body="")

    def _file(self, route: Route, path: Path) -> None:
        if not path.is_file():
            return route.fulfill(status=404, body="")
        kind = {".js": "text/javascript", ".woff2": "font/woff2"}.get(path.suffix) or mimetypes.guess_type(path.name)[0]
        return route.fulfill(status=200, content_type=kind, body=path.read_bytes())
