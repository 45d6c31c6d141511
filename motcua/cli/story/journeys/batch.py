"""Paper files of many dossiers leave the desk on one slip; the unit takes what is there, and what is not goes back."""

from __future__ import annotations

from collections.abc import Iterator

from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.journeys.district import TREES
from motcua.cli.story.papers import must_say
from motcua.cli.story.visitor import StoryFailed

DESK, UNIT = "/mot-cua/ban-giao/", "/ban-lam-viec/ban-giao/"
PAPER = {"giay_giay-to-kem-theo": "1", "goc_giay-to-kem-theo": "1"}


def batch(case: Case) -> Iterator[Told]:
    """Two are ticked, one of them is not in the bundle: it is on the desk's list again."""
    case.scene = TREES
    missing = Case(case.journey, case.people, scene=TREES)
    for one in (case, missing):
        one.take_in("clerk", values=PAPER)
    clerk, specialist = case.person("clerk"), case.person("unit that has it")
    told = clerk.send(clerk.open(DESK), DESK, {"ho_so": [case.code, missing.code]})
    if "Đã bàn giao 2 hồ sơ" not in told.words():
        raise StoryFailed(f"the slip was not made: {told.words()[:400]}")
    slips = told.tree.xpath("//a[contains(@href, '/ban-giao/phieu/')]/@href")
    must_say(clerk.fetch(slips[0]), case.code, missing.code)
    yield Told("clerk", "hands two files over at once", f"one slip with {case.code} and {missing.code}")
    page = specialist.open(UNIT)
    lines = page.tree.xpath(f"//input[@name='dong'][../label[contains(., '{case.code}')]]/@value")
    number = slips[0].rsplit("/", 1)[1].removesuffix(".pdf")
    taken = specialist.send(page, f"/{number}/nhan/", {"dong": lines})
    if "1 hồ sơ chưa nhận được trả về danh sách của quầy" not in taken.words():
        raise StoryFailed(f"what was missing is not said: {taken.words()[:400]}")
    yield Told("unit that has it", "takes one of them", "what is not there is said, and goes back to the desk")
    again = clerk.open(DESK).words()
    if missing.code not in again:
        raise StoryFailed(f"{missing.code} is not on the desk's list again: {again[:400]}")
    yield Told("clerk", "sees the missing one again", f"{missing.code} is on the list of what must leave")


TALES = (Tale("batch", "Bàn giao nhiều hồ sơ giấy một lần", ("61/2018 Đ18", "118/2025 Đ18", "mẫu 06"), batch),)
