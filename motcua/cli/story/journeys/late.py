"""What needs days to pass: closed because nothing came, settled late, settled late with an apology in time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from motcua.cli.story.apologies import apologise
from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.days import counted_once, figures, must_be_listed, weeks_ago
from motcua.cli.story.journeys.supplemented import PIN, RIGHT
from motcua.cli.story.visitor import StoryFailed

TOO_LATE = "Đã quá hạn bổ sung"


def closed(case: Case) -> Iterator[Told]:
    """Asked seven weeks ago, nothing came: too late for the citizen, closed by the clerk."""
    before = figures(case)
    with case.journey.acting_at(weeks_ago(7)):
        yield case.file_online()
        case.counter("clerk", "bo-sung", PIN)
        yield Told("clerk", "asks for a supplement, seven weeks ago", case.must_be("wait_supplement"))
    page = case.portal("bo-sung", {"muc_dich_khac": RIGHT}, expect=422)
    if TOO_LATE not in page.words():
        raise StoryFailed(f"the citizen is not told that it is too late: {page.words()[:400]}")
    yield Told("citizen", "answers too late", f"“{TOO_LATE}…”, nothing moved: {case.must_be('wait_supplement')}")
    case.counter("clerk", "dong")
    yield Told("clerk", "closes it", f"{case.must_be('closed')}; {_told_why(case)}")
    case.closed_to("clerk", "/mot-cua/ho-so/{code}/bo-sung/nhan/")
    yield Told("clerk", "cannot take the supplement any more", "the page is closed")
    counted = counted_once(case, before, dong_khong_bo_sung="Đóng do không bổ sung")
    yield Told("district leader", "sees it counted", counted)


def _told_why(case: Case) -> str:
    sentences = [line["sentence"] for line in case.own()["history"]]
    if not any("đóng" in one.lower() and "bổ sung" in one for one in sentences):
        raise StoryFailed(f"the history does not say why it was closed: {sentences}")
    return "its history says why"


def overdue(case: Case) -> Iterator[Told]:
    """Received five weeks ago and left: at risk of nobody, late in the figures when it is settled."""
    with case.journey.acting_at(weeks_ago(5)):
        yield case.file_online()
        yield case.receive()
    must_be_listed(case, "dang-qua-han")
    yield Told("district leader", "sees it overdue", "it stands in the list behind “đang quá hạn”")
    yield from _settled_late(case, qua_han="Đã giải quyết quá hạn")


def overdue_apologised(case: Case) -> Iterator[Told]:
    """The apology came in time, five weeks ago: the legal moment stays, and it is late all the same."""
    with case.journey.acting_at(weeks_ago(5)):
        yield case.file_online()
        yield case.receive()
    with case.journey.acting_at(weeks_ago(5) + timedelta(days=1)):
        yield apologise(case)
    yield from _settled_late(case, qua_han="Đã giải quyết quá hạn", qua_han_co_xin_loi="Quá hạn, đã xin lỗi và hẹn lại")


def _settled_late(case: Case, **named: str) -> Iterator[Told]:
    before = figures(case)
    yield case.propose()
    yield case.sign_and_seal()
    seen = case.own()
    if not seen["settled_at"] > seen["due_at"]:
        raise StoryFailed(f"settled {seen['settled_at']}, due {seen['due_at']}: not late")
    yield Told("district leader", "sees it counted as late", counted_once(case, before, **named))


TALES = (
    Tale("closed", "Đóng hồ sơ vì quá hạn bổ sung", ("61/2018 Đ17", "118/2025 Đ17 k2"), closed),
    Tale("overdue", "Giải quyết quá hạn", ("61/2018 Đ19", "118/2025 Đ19", "01/2020/TT-VPCP II.06a"), overdue),
    Tale("overdue-apologised", "Quá hạn, đã xin lỗi đúng quy định",
         ("61/2018 Đ19 k9", "118/2025 Đ20", "mẫu 04"), overdue_apologised),
)  # fmt: skip
