"""The head's apology in the story: form 04, a new moment beside the legal one."""

from __future__ import annotations

from datetime import datetime, timedelta

from motcua.cli.story.case import Case, Told
from motcua.cli.story.days import weekdays_from
from motcua.cli.story.papers import must_be_signed
from motcua.cli.story.visitor import StoryFailed
from motcua.kernel.worktime import in_vietnam

OFF = "Ngày hẹn lại phải là thời điểm trong giờ làm việc"
WHY = "Chờ xác minh của cơ quan khác."


def apologise(case: Case) -> Told:
    """Form 04 promises a later day and bears the head's signature; the legal due moment stays where it is."""
    due = case.own()["due_at"]
    promised = _promise(case, in_vietnam(datetime.fromisoformat(due)) + timedelta(days=7))
    paper = case.form("van-ban/apology-1.pdf", case.code, f"{promised:%d tháng %m năm %Y}")
    signers = must_be_signed(paper, 1, case.journey.root_pem)
    if case.own()["due_at"] != due:
        raise StoryFailed("an apology moved the legal due moment")
    told = f"form 04 promises {promised:%d/%m/%Y}, signed by {signers[0]}; the legal moment stays {due}"
    return Told("head", "apologises", told)


def _promise(case: Case, first: datetime) -> datetime:
    """The first day from `first` on that is worked; a day off is refused and the next one is asked for."""
    for day in weekdays_from(first):
        said = {"ngay": f"{day:%d/%m/%Y}", "gio": "16:00", "ly_do": WHY, "ma_pin": case.journey.pin}
        page = case.desk("head", "xin-loi", said, expect=0)
        if OFF not in page.words():
            return day
    raise StoryFailed(f"no day after {first:%d/%m/%Y} is worked")
