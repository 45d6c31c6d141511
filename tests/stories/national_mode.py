"""The portal in its national mode, walked over HTTP: it holds for everybody, so only a server of its own may be set to it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from motcua.cli.story.case import Case
from motcua.cli.story.journeys.national import national
from motcua.cli.story.visitor import Page, StoryFailed
from motcua.kernel.worktime import day_in_vietnam

CONSOLE, ADDRESS, DRAFTS = "/quan-tri/noi-nop/", "https://dichvucong.example", "/api/v1/drafts"


def walk_national_mode(case: Case) -> None:
    """An administrator sets it from today: read, track, be helped; file there; the desk and the exchange go on."""
    citizen, scene = case.person("citizen"), case.scene
    case.file_online()
    before = case.code
    with _national(case):
        filing = citizen.open(f"/nop-ho-so/{scene.procedure}/")
        _must_say(filing, "Cổng Dịch vụ công quốc gia", "Một cửa")
        if not filing.address.endswith("/cong-quoc-gia/") or f'href="{ADDRESS}"' not in filing.text:
            raise StoryFailed(f"filing leads to {filing.address}")
        _must_say(citizen.open(f"/thu-tuc/{scene.procedure}/"), scene.procedure, "Căn cứ")
        _must_say(citizen.open(f"/ho-so/{before}/"), before)
        refused = _draft(case)
        if refused[0] != 409 or ADDRESS not in refused[1]:
            raise StoryFailed(f"the API answers {refused}")
        list(national(case))
        case.file_at_counter()
        case.code = before
        case.receive()
    if _draft(case)[0] != 201:
        raise StoryFailed("nobody can file here again")


@contextmanager
def _national(case: Case) -> Iterator[None]:
    _set(case, "national", ADDRESS)
    try:
        yield
    finally:
        _set(case, "files_here", "")


def _set(case: Case, place: str, address: str) -> None:
    administrator = case.person("administrator")
    said = {"place": place, "valid_from": day_in_vietnam(datetime.now(UTC)).isoformat(), "address": address}
    page = administrator.open(CONSOLE)
    administrator.send(page, "/dat/", said | {"source": ""}, expect=422)
    _must_say(administrator.send(page, "/dat/", said | {"source": "Văn bản thử nghiệm"}), "đang áp dụng", address)


def _draft(case: Case) -> tuple[int, str]:
    """What the API answers somebody who begins an application."""
    http = case.person("citizen").http
    headers = {"X-CSRFToken": http.cookies["csrftoken"], "Referer": str(http.base_url)}
    answer = http.post(DRAFTS, json={"procedure": case.scene.procedure, "agency": case.scene.agency}, headers=headers)
    return answer.status_code, answer.text


def _must_say(page: Page, *words: str) -> None:
    lost = [word for word in words if word not in page.words()]
    if lost:
        raise StoryFailed(f"{page.address} does not say {lost}: {page.words()[:400]}")
