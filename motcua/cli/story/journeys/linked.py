"""Linked procedures: one filing, a part for each procedure, begun when the results it needs are there, decided together."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from motcua.cli.story.case import COMMUNE, OPINION, Case, Tale, Told
from motcua.cli.story.days import counted_once, figures, must_be_listed
from motcua.cli.story.journey import CODE, eventually
from motcua.cli.story.visitor import StoryFailed

_FOLDER = Path(__file__).parent.parent
BIRTH = replace(
    COMMUNE,
    procedure="2.000986",
    data=json.loads((_FOLDER / "linked.json").read_text(encoding="utf-8")),
    paper="giay-chung-sinh",
)
DEATH = replace(
    COMMUNE,
    procedure="2.002622",
    data=json.loads((_FOLDER / "death.json").read_text(encoding="utf-8")),
    paper="giay-bao-tu",
)
PARTS_SETTLED = "Phần việc liên thông đã giải quyết"
AWAITED = "còn chờ phần việc liên thông"


def linked(case: Case) -> Iterator[Told]:
    """Birth and residence in one: the citizen files once, waits for one day, and gets everything at once."""
    case.scene = BIRTH
    before = figures(case)
    yield case.file_online()
    yield case.receive()
    (first,) = _parts(case, 1, after=[])
    if "Bắt đầu khi có kết quả" not in case.person("citizen").open(f"/ho-so/{case.code}/").words():
        raise StoryFailed("the citizen does not read which part waits for which")
    yield Told("citizen", "reads the parts", f"{first} is open, the other one begins when it has its result")
    refused = case.person("specialist").open(f"/ban-lam-viec/ho-so/{case.code}/trinh/", expect=409)
    if AWAITED not in refused.words() or case.own()["state"] == "proposed":
        raise StoryFailed(f"the whole may be proposed without its parts: {refused.words()[:400]}")
    case.person("citizen").open(f"/ho-so/{first}/", expect=404)
    yield Told("specialist", "cannot propose the whole yet", f"“{AWAITED}”; the part has no page of its own")
    yield _settled(case, first)
    (second,) = _parts(case, 1, after=[first])
    yield _settled(case, second)
    eventually(lambda: _has_result(case, 2), "the result of the second part")
    eventually(lambda: _is_awaited_no_more(case), "the end of the last part")
    yield case.propose()
    yield case.sign_and_seal()
    for position in (1, 2):
        case.person("citizen").fetch(f"/ho-so/{case.code}/giay/ket-qua-phan-{position}/")
    yield Told("citizen", "holds all results", "one of the whole, one of each part")
    yield Told("district leader", "sees it counted once", counted_once(case, before, da_giai_quyet="Đã giải quyết"))


def at_once(case: Case) -> Iterator[Told]:
    """Death, residence and funeral support in one: two units work at the same time once the death is registered."""
    case.scene = DEATH
    before = figures(case)
    yield case.file_online()
    yield case.receive()
    (first,) = _parts(case, 1, after=[])
    yield Told("specialist", "has the first part", f"{first}; the two others wait for the extract of death")
    yield _settled(case, first)
    residence, funeral = _parts(case, 2, after=[first])
    yield Told("specialist", "has both other parts at once", f"{residence} and {funeral}, each with its own due moment")
    yield _settled(case, funeral)
    refused = case.person("specialist").open(f"/ban-lam-viec/ho-so/{case.code}/trinh/", expect=409)
    if AWAITED not in refused.words():
        raise StoryFailed(f"the whole may be proposed without its parts: {refused.words()[:400]}")
    yield Told("specialist", "settles the third part before the second", f"the whole is still held: “{AWAITED}”")
    yield _settled(case, residence)
    eventually(lambda: _has_result(case, 2), "the result of the second part")
    eventually(lambda: _is_awaited_no_more(case), "the end of the last part")
    yield case.propose()
    yield case.sign_and_seal()
    yield Told("district leader", "sees it counted once", counted_once(case, before, da_giai_quyet="Đã giải quyết"))
    for part in (first, residence, funeral):
        must_be_listed(Case(case.journey, case.people, part), "phan-viec")
    now = figures(case)[PARTS_SETTLED]
    yield Told(
        "district leader", "sees whether units were in time", f"{PARTS_SETTLED.lower()} {before[PARTS_SETTLED]} → {now}"
    )


def _parts(case: Case, count: int, *, after: list[str]) -> list[str]:
    """The codes of the parts that have begun since, in their order; the worker opens them."""

    def ask() -> bytes | None:
        page = case.person("specialist").open(f"/ban-lam-viec/ho-so/{case.code}/")
        links = page.tree.xpath("//section[@aria-labelledby='td-lien-thong']//a[contains(@href, '/ho-so/')]/@href")
        codes = dict.fromkeys(found.group() for found in map(CODE.search, links) if found)
        new = [code for code in codes if code not in (*after, case.code)]
        return " ".join(new).encode() if len(new) >= count else None

    found = eventually(ask, "the next parts").decode().split()
    if len(found) != count:
        raise StoryFailed(f"not {count} parts have begun but {found}")
    return found


def _settled(case: Case, code: str) -> Told:
    """A part goes the way of any dossier, at the officers' desks."""
    part = Case(case.journey, case.people, code, case.scene)
    part.desk("specialist", "trinh", {"y_kien": OPINION})
    part.desk("head", "ky", {"ma_pin": case.journey.pin})
    part.desk("document clerk", "dong-dau", {"ma_pin": case.journey.pin})
    return Told("specialist", "settles a part with head and seal", f"{code}; its result goes to the whole")


def _has_result(case: Case, position: int) -> bytes | None:
    page = case.person("specialist").open(f"/ban-lam-viec/ho-so/{case.code}/")
    return b"there" if f"ket-qua-phan-{position}.pdf" in page.text else None


def _is_awaited_no_more(case: Case) -> bytes | None:
    """The paper of a part and its end come to the whole one after the other."""
    try:
        case.person("specialist").open(f"/ban-lam-viec/ho-so/{case.code}/trinh/")
    except StoryFailed:
        return None
    return b"whole"


TALES = (
    Tale("linked", "Liên thông khai sinh và thường trú: nộp một lần, tính một lần",
         ("61/2018 Đ19 k4, k5", "63/2024/NĐ-CP", "118/2025 Đ19"), linked),
    Tale("linked-at-once", "Liên thông khai tử: xóa thường trú và mai táng phí giải quyết cùng lúc",
         ("61/2018 Đ19 k4", "63/2024/NĐ-CP"), at_once),
)  # fmt: skip
