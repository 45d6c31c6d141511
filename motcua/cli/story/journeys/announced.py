"""A notice in the middle of a term: a day off moves the due moment; taken back, it moves back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.journey import eventually
from motcua.cli.story.visitor import StoryFailed
from motcua.kernel.worktime import in_vietnam

NOTICE = {"name": "Ngày nghỉ thử nghiệm", "source": "Thông báo thử nghiệm của câu chuyện mẫu"}
BACK = {"name": "Hết thử nghiệm", "source": NOTICE["source"], "kind": "ORDINARY"}
SWAPPED = {"name": "Làm bù", "source": NOTICE["source"], "kind": "SWAP_WORK"}


def announced(case: Case) -> Iterator[Told]:
    """The very day on which the result was promised becomes a day off, and is what it was again afterwards."""
    yield case.file_online()
    yield case.receive()
    due = str(case.own()["due_at"])
    day = in_vietnam(datetime.fromisoformat(due))
    before = SWAPPED if _stands_in_calendar(case, day) else BACK
    try:
        _announce(case, day, NOTICE | {"kind": "HOLIDAY"})
        yield Told("administrator", "announces a day off", f"{day:%d/%m/%Y}, the day promised")
        moved = _moved(case, away_from=due)
        must_stand_beside(case, due, moved)
        yield Told("citizen", "reads the new moment", f"{moved} beside {due}, with the notice that moved it")
    finally:
        _announce(case, day, before)
    back = _moved(case, away_from=moved)
    if back != due:
        raise StoryFailed(f"taken back, it is due {back}, not {due}")
    yield Told("administrator", "takes it back", f"due {back} again, and the calendar as it was")


def must_stand_beside(case: Case, old: str, new: str) -> None:
    """The history tells the applicant of both moments. Raises StoryFailed."""
    days = [f"{in_vietnam(datetime.fromisoformat(one)):%d/%m/%Y}" for one in (old, new)]
    sentences = [line["sentence"] for line in case.own()["history"]]
    if not any(all(day in one for day in days) for one in sentences):
        raise StoryFailed(f"no sentence has both {days}: {sentences}")


def _stands_in_calendar(case: Case, day: datetime) -> bool:
    """A day with a promise is worked: what the calendar says of it can only be that it makes up for another."""
    page = case.person("administrator").open(f"/quan-tri/lich/?nam={day.year}")
    return f", {day:%d/%m/%Y}" in page.words()


def _announce(case: Case, day: datetime, said: dict[str, str]) -> None:
    administrator = case.person("administrator")
    page = administrator.open(f"/quan-tri/lich/?nam={day.year}")
    administrator.send(page, "/lich/ngay/", {"day": f"{day:%Y-%m-%d}", **said})


def _moved(case: Case, *, away_from: str) -> str:
    def ask() -> bytes | None:
        due = str(case.own()["due_at"])
        return due.encode() if due != away_from else None

    return eventually(ask, "the due moment counted anew").decode()


TALES = (
    Tale("calendar-notice", "Thông báo ngày nghỉ đến giữa chừng",
         ("Bộ luật Lao động 2019 Đ111, Đ112", "118/2025 Đ17"), announced),
)  # fmt: skip
