"""A person at a browser without script: opens pages, fills forms, follows redirects, keeps cookies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import httpx
from lxml import html

CHUNK = 256 * 1024


class StoryFailed(Exception):
    """Something was not as it must be; the text says what was expected and what was seen."""


@dataclass(frozen=True)
class Page:
    """A page as it came: its address, status, text and tree."""

    address: str
    status: int
    text: str
    tree: Any

    def words(self) -> str:
        """The visible text with single spaces."""
        return " ".join(" ".join(self.tree.text_content().replace("\u00a0", " ").replace("\u200b", "").split()).split())

    def form(self, ending: str = "") -> Any:
        """The POST form whose action ends so (an empty action is the page's own address). Raises StoryFailed."""
        for form in self.tree.forms:
            action = httpx.URL(self.address).join(form.action or self.address).path
            if (form.method or "GET").upper() == "POST" and action.endswith(ending) and "logout" not in action:
                return form
        raise StoryFailed(f"{self.address} has no form that goes to …{ending}: {self.words()[:400]}")


class Visitor:
    """One person with one browser. `who` is printed with what they do; `headers` go with whatever they send."""

    def __init__(self, address: str, who: str, headers: Mapping[str, str] = MappingProxyType({})) -> None:
        self.who = who
        self.http = httpx.Client(base_url=address, timeout=60, follow_redirects=True)
        self.http.event_hooks = {"request": [lambda request: request.headers.update(headers)]}

    def open(self, path: str, *, expect: int = 200) -> Page:
        """GET a page. Raises StoryFailed on another status."""
        return self._page(self.http.get(path), expect)

    def fetch(self, path: str, **params: str) -> bytes:
        """GET a file. Raises StoryFailed when it is not there."""
        answer = self.http.get(path, params=params or None)
        if answer.status_code != httpx.codes.OK:
            raise StoryFailed(f"{self.who}: {path} answered {answer.status_code}")
        return answer.content

    def send(
        self,
        page: Page,
        ending: str = "",
        values: Mapping[str, Any] | None = None,
        *,
        button: str = "",
        expect: int = 200,
    ) -> Page:
        """Fill the form in and send it; what the page had filled in is sent as it stands. `expect` 0: any answer."""
        form = page.form(ending)
        data = fields_of(form)
        data.update({name: value for name, value in (values or {}).items()})
        if button:
            data[button] = data.get(button, "1")
        action = str(httpx.URL(page.address).join(form.action or page.address))
        return self._page(self.http.post(action, data=data, headers={"Referer": page.address}), expect)

    def sign_in(self, username: str, password: str) -> None:
        """Through the login page."""
        page = self.open("/tai-khoan/login/")
        landed = self.send(page, "/login/", {"login": username, "password": password})
        if "/login/" in landed.address:
            raise StoryFailed(f"{username} could not sign in: {landed.words()[:300]}")

    def upload(self, name: str, content: bytes, kind: str) -> str:
        """Send a file piece by piece, losing the connection after the first piece; the id it got."""
        token = self.http.cookies.get("csrftoken") or ""
        headers = {"X-CSRFToken": token, "Referer": str(self.http.base_url)}
        made = self.http.post("/tep/", json={"name": name, "size": len(content), "type": kind}, headers=headers)
        if made.status_code not in (httpx.codes.OK, httpx.codes.CREATED):
            raise StoryFailed(f"/tep/ answered {made.status_code}: {made.text[:200]}")
        place = f"/tep/{made.json()['id']}/"
        piece = max(1, len(content) // 3)
        self._piece(place, content[:piece], 0, headers)
        offset = int(self.http.head(place).headers["Upload-Offset"])
        while offset < len(content):
            offset = self._piece(place, content[offset : offset + CHUNK], offset, headers)
        return str(made.json()["id"])

    def _piece(self, place: str, piece: bytes, offset: int, headers: dict[str, str]) -> int:
        sent = {**headers, "Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
        answer = self.http.patch(place, content=piece, headers=sent)
        if answer.status_code >= httpx.codes.BAD_REQUEST:
            raise StoryFailed(f"{place} answered {answer.status_code}: {answer.text[:200]}")
        return int(answer.headers["Upload-Offset"])

    def _page(self, answer: httpx.Response, expect: int) -> Page:
        page = Page(str(answer.url), answer.status_code, answer.text, html.fromstring(answer.text or "<html></html>"))
        if expect not in (0, answer.status_code):
            raise StoryFailed(f"{self.who}: {page.address} answered {page.status}, not {expect}: {page.words()[:400]}")
        return page


def fields_of(form: Any) -> dict[str, Any]:
    """Everything a browser would send of a form as it stands (buttons aside), several values as lists."""
    found: dict[str, Any] = {}
    for name, value in form.form_values():
        if name in found:
            found[name] = [*found[name], value] if isinstance(found[name], list) else [found[name], value]
        else:
            found[name] = value
    return found


def labelled(form: Any) -> set[str]:
    """The names of all questions of a form, answered or not."""
    return {field.name for field in form.inputs if getattr(field, "name", None)}
