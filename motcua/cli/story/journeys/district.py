"""At the district, where there are several clerks and several units: two clerks at once, a wrong unit."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from motcua.cli.story.case import EVERYWHERE, Case, Scene, Tale, Told
from motcua.cli.story.visitor import StoryFailed

TREES = Scene(
    procedure="1.002693",
    agency="cho-gao",
    data=json.loads((Path(__file__).parent.parent / "district.json").read_text(encoding="utf-8")),
    people=EVERYWHERE
    | {
        "clerk": "mc.chogao1",
        "second clerk": "mc.chogao2",
        "head of the wrong unit": "ld.ktht",
        "unit that has it": "cv.ktht1",
        "specialist": "cv.tnmt1",
        "head": "ld.huyen.ct",
        "document clerk": "vt.huyen1",
    },
    paper="giay-to-kem-theo",
)
RIGHT_UNIT, WRONG_UNIT = "p-tai-nguyen-moi-truong", "p-noi-vu"
WHY = "Nội dung thuộc lĩnh vực của đơn vị khác."


def two_clerks(case: Case) -> Iterator[Told]:
    """Both have the page open; the second one reads why not, and nothing happens twice."""
    case.scene = TREES
    yield case.file_online()
    first, second = case.person("clerk"), case.person("second clerk")
    path = f"/mot-cua/ho-so/{case.code}/"
    pages = first.open(path), second.open(path)
    first.send(pages[0], "/tiep-nhan/")
    received = case.own()["received_at"]
    yield Told("clerk", "receives it", case.must_be("received", "processing"))
    refused = second.send(pages[1], "/tiep-nhan/", expect=409)
    why = " ".join(one.text_content() for one in refused.tree.xpath("//*[contains(@class, 'govuk-error-summary')]//a"))
    if "Đã tiếp nhận" not in why:
        raise StoryFailed(f"the second clerk does not read why: {refused.words()[:400]}")
    if case.own()["received_at"] != received:
        raise StoryFailed("it was received twice")
    yield Told("second clerk", "presses the same button a moment later", f"“{why}”; the first reception stands")


def handed_to_unit(case: Case) -> Iterator[Told]:
    """Given to the wrong unit, taken back, given to the right one, which settles it."""
    case.scene = TREES
    yield case.file_online()
    yield case.receive()
    due = case.own()["due_at"]
    _hand_over(case, WRONG_UNIT)
    yield Told("head of the wrong unit", "hands it over", "it has left their unit")
    case.desk("head of the wrong unit", "thu-hoi")
    yield Told(
        "head of the wrong unit",
        "takes it back",
        f"before anybody acted on it: {case.must_be('received', 'processing')}",
    )
    _hand_over(case, RIGHT_UNIT)
    if case.own()["due_at"] != due:
        raise StoryFailed("handing over moved the due moment")
    case.closed_to("head of the wrong unit", "/ban-lam-viec/ho-so/{code}/chuyen-don-vi/")
    yield Told(
        "head of the wrong unit", "hands it to the right unit", f"due {due} as before; it is not theirs any more"
    )
    yield case.propose()
    yield case.sign_and_seal()


def _hand_over(case: Case, unit: str) -> None:
    case.desk("head of the wrong unit", "chuyen-don-vi", {"don_vi": unit, "ly_do": WHY})


TALES = (
    Tale("two-clerks", "Hai cán bộ cùng tiếp nhận một hồ sơ", ("118/2025 Đ17",), two_clerks),
    Tale("handed-to-unit", "Chuyển đơn vị khác, thu hồi, chuyển lại", ("61/2018 Đ19", "118/2025 Đ19"), handed_to_unit),
)
