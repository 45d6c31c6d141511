"""Paper files go from the desk to the unit on one slip for many, in time, and the unit says so in one gesture."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from motcua.dossiers import jobs
from motcua.dossiers.actions.hand_papers_over import hand_papers_over
from motcua.dossiers.actions.report_papers_left import report_papers_left
from motcua.dossiers.actions.take_papers import take_papers
from motcua.dossiers.control_slip import control_slip_pdf
from motcua.dossiers.models import Dossier, PaperSlip
from motcua.dossiers.paper_slips import LeaveBy, papers_left_behind, papers_to_hand_over, slip_pdf, slips_for
from motcua.dossiers.queries import by_id
from motcua.journal.models import Entry
from motcua.kernel.worktime import in_vietnam
from motcua.notifications.models import Message
from motcua.organisation.queries import duties_of
from motcua.reactions import follow
from tests.actions.dossiers.test_forms import words
from tests.factories.cast import BIRTH, Cast, a_draft, filed_at_counter, received_online, sealed
from tests.factories.traces import no_trace, one_fact, refused


def on_paper(cast: Cast, at: datetime) -> Dossier:
    """Received at the desk with an original."""
    return filed_at_counter(cast, at=at, procedure=BIRTH)


def lying(cast: Cast, at: datetime, who: str = "clerk") -> list[int]:
    return [row.pk for row in papers_to_hand_over(duties_of(cast.user(who), on=at.date()), now=at)]


@pytest.mark.parametrize(
    ("received", "leave_by"),
    [("2024-03-05T09:00", "2024-03-05T17:00"), ("2024-03-05T15:00", "2024-03-05T17:00"),
     ("2024-03-05T15:01", "2024-03-06T11:30"), ("2024-03-08T16:00", "2024-03-11T11:30")],
)  # fmt: skip
def test_papers_leave_the_same_day_or_the_next_working_morning(cast: Cast, received: str, leave_by: str) -> None:
    found = LeaveBy().of(on_paper(cast, datetime.fromisoformat(f"{received}:00+07:00")))
    assert found and f"{in_vietnam(found):%Y-%m-%dT%H:%M}" == leave_by


def test_only_what_was_handed_in_on_paper_waits_and_only_at_its_desk(cast: Cast, at: datetime) -> None:
    paper = on_paper(cast, at)
    received_online(cast, a_draft(cast, at=at), at=at)
    assert lying(cast, at) == [paper.pk] and lying(cast, at, "other_clerk") == []


def test_one_gesture_is_one_slip_with_many_lines(cast: Cast, at: datetime) -> None:
    first, second, key, clerk = on_paper(cast, at), on_paper(cast, at), uuid4(), cast.user("clerk")
    with one_fact("dossier.papers_handed_over"):
        slip = hand_papers_over(first.pk, key=key, by=clerk, at=at)
    assert hand_papers_over(second.pk, key=key, by=clerk, at=at) == slip and slip.number == "0001"
    with no_trace():
        assert hand_papers_over(second.pk, key=key, by=clerk, at=at) == slip
    assert lying(cast, at) == []
    told = words(slip_pdf(slip))
    assert "PHIẾU BÀN GIAO HỒ SƠ" in told and first.code in told and second.code in told and "bản chính" in told


def test_papers_that_have_left_and_dossiers_of_another_desk_are_refused(cast: Cast, at: datetime) -> None:
    dossier, clerk = on_paper(cast, at), cast.user("clerk")
    with refused("Việc này thuộc về"):
        hand_papers_over(dossier.pk, key=uuid4(), by=cast.user("other_clerk"), at=at)
    hand_papers_over(dossier.pk, key=uuid4(), by=clerk, at=at)
    with refused("đã bàn giao"):
        hand_papers_over(dossier.pk, key=uuid4(), by=clerk, at=at)
    done = sealed(cast, at=at)
    with refused("đã giải quyết xong"):
        hand_papers_over(done.pk, key=uuid4(), by=clerk, at=at)


def handed(cast: Cast, at: datetime, count: int) -> PaperSlip:
    key = uuid4()
    slips = [hand_papers_over(on_paper(cast, at).pk, key=key, by=cast.user("clerk"), at=at) for _ in range(count)]
    return slips[0]


@pytest.mark.parametrize(
    ("taken", "word"),
    [("2024-03-05T16:00", "ON_TIME"), ("2024-03-05T17:01", "LATE"), ("2024-03-06T08:00", "LATE")],
)
def test_the_unit_takes_all_in_one_gesture_in_time_or_late(cast: Cast, at: datetime, taken: str, word: str) -> None:
    slip, moment = handed(cast, at, 2), datetime.fromisoformat(f"{taken}:00+07:00")
    lines = [line.pk for line in slip.lines.all()]
    take_papers(slip.pk, found=lines, by=cast.user("specialist"), at=moment)
    assert [line.timeliness for line in slip.lines.all()] == [word, word]
    fact = Entry.objects.get(kind="dossiers.papers_taken")
    assert fact.data["late"] == (2 if word == "LATE" else 0) and fact.data["missing"] == 0
    with refused("đã được ký nhận"):
        take_papers(slip.pk, found=lines, by=cast.user("specialist"), at=moment)


def test_received_after_the_cut_off_and_brought_the_same_day_is_early(cast: Cast, at: datetime) -> None:
    evening = at.replace(hour=16)
    slip = handed(cast, evening, 1)
    line = slip.lines.get()
    take_papers(slip.pk, found=[line.pk], by=cast.user("specialist"), at=evening + timedelta(minutes=20))
    line.refresh_from_db()
    assert line.timeliness == "EARLY" and line.word


def test_what_is_not_there_goes_back_to_the_desk(cast: Cast, at: datetime) -> None:
    slip = handed(cast, at, 2)
    here, gone = slip.lines.order_by("id")
    with refused("Đánh dấu ít nhất một"):
        take_papers(slip.pk, found=[], by=cast.user("specialist"), at=at)
    take_papers(slip.pk, found=[here.pk], by=cast.user("specialist"), at=at)
    assert lying(cast, at) == [gone.dossier_id]
    again = hand_papers_over(gone.dossier_id, key=uuid4(), by=cast.user("clerk"), at=at)
    assert again.number == "0002"


def test_only_the_unit_takes_them(cast: Cast, at: datetime) -> None:
    slip = handed(cast, at, 1)
    with refused("Việc này thuộc về"):
        take_papers(slip.pk, found=[1], by=cast.user("other_specialist"), at=at)
    assert not slips_for(duties_of(cast.user("other_specialist"), on=at.date())).exists()


def test_form_06_has_the_way_of_the_papers_with_the_receivers_word(cast: Cast, at: datetime) -> None:
    slip = handed(cast, at, 1)
    line = slip.lines.get()
    take_papers(slip.pk, found=[line.pk], by=cast.user("specialist"), at=at + timedelta(hours=1))
    told = words(control_slip_pdf(by_id(line.dossier_id), at=at))
    assert "Bản giấy, phiếu số 0001" in told and cast.user("specialist").full_name in told


def test_papers_left_at_the_desk_are_reported_once(cast: Cast, at: datetime) -> None:
    dossier, next_day = on_paper(cast, at), at + timedelta(days=1)
    until = LeaveBy().of(dossier)
    assert papers_left_behind(now=at) == [] and papers_left_behind(now=next_day) == [(dossier.pk, until)]
    assert papers_left_behind(now=at + timedelta(days=5)) == []
    assert until
    with one_fact("dossier.papers_left") as fact:
        assert report_papers_left(dossier.pk, until, at=next_day)
    with no_trace():
        assert not report_papers_left(dossier.pk, until, at=next_day)
    assert fact.entry
    follow(fact.entry.pk)
    told = set(Message.objects.filter(entry=fact.entry).values_list("recipient__username", flat=True))
    assert {"clerk", "leader"} <= told
    handed_later = on_paper(cast, at)
    hand_papers_over(handed_later.pk, key=uuid4(), by=cast.user("clerk"), at=at)
    with no_trace():
        assert not report_papers_left(handed_later.pk, until, at=next_day)
    jobs.watch_steps(0)
