"""Asking once for a supplement, answering exactly what was pinned, and what happens when nothing comes."""

from datetime import datetime, timedelta

import pytest

from motcua.dossiers.actions.authorise_second_supplement import authorise_second_supplement
from motcua.dossiers.actions.close_unsupplemented import close_unsupplemented
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.request_supplement import request_supplement
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.completeness import Incomplete
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import (
    differences,
    ending_of,
    intervals_of,
    needs_authorisation,
    promises_of,
    superseded_papers_of,
    supplement_of,
    waiting_for_applicant,
    worklist,
)
from motcua.dossiers.rules.pins import Pin, PinReason, Target
from motcua.dossiers.supplementing import Answer, SeenAgain
from motcua.kernel.worktime import in_vietnam
from motcua.organisation.queries import duties_of, officer_of
from tests.factories.cast import BIRTH, Cast, a_draft, filed_at_counter
from tests.factories.traces import no_trace, one_fact, refused

HOME = Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, "Ghi thiếu số nhà", "Luật Cư trú, Điều 11", "Số 1, ấp Mẫu")
REASON = Pin(Target.FIELD, "muc_dich_khac", PinReason.MISSING, "Chưa rõ nơi nhận", "Nghị định 123/2015", "")


@pytest.fixture
def waiting(cast: Cast, at: datetime) -> Dossier:
    return submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)


@pytest.fixture
def asked(cast: Cast, at: datetime, waiting: Dossier) -> Dossier:
    return request_supplement(waiting.pk, [HOME], by=cast.user("clerk"), at=at)


def answer(value: str = "Số 12, ấp Mẫu, xã An Mẫu") -> Answer:
    return Answer(values={"noi_cu_tru": value})


def test_before_reception_the_clerk_asks_and_no_clock_runs(cast: Cast, at: datetime, waiting: Dossier) -> None:
    with one_fact("dossier.supplement_requested") as fact:
        dossier = request_supplement(waiting.pk, [HOME, REASON], by=cast.user("clerk"), at=at)
    assert dossier.state == "wait_supplement" and dossier.received_at is None and dossier.paused_since is None
    assert (fact.data["number"], fact.data["stage"], fact.data["items"], fact.data["stood_still"]) == (
        1,
        "intake",
        2,
        False,
    )
    assert intervals_of(dossier) == []


def test_the_applicant_has_fifteen_working_days(asked: Dossier) -> None:
    waiting = supplement_of(asked)
    assert waiting and in_vietnam(waiting.respond_by).isoformat() == "2024-03-26T09:00:00+07:00"
    (pin,) = waiting.pins.all()
    assert (pin.label, pin.before, pin.reason_name) == (
        "Nơi cư trú của người yêu cầu",
        "Ấp Mẫu, xã An Mẫu",
        "Nội dung chưa đúng",
    )


def test_it_waits_for_the_applicant_and_for_nobody_else(cast: Cast, at: datetime, asked: Dossier) -> None:
    duties = duties_of(cast.user("clerk"), on=at.date())
    assert not worklist(duties).filter(pk=asked.pk).exists()
    assert list(waiting_for_applicant(duties)) == [asked]


def test_only_what_was_pinned_can_be_changed(cast: Cast, at: datetime, asked: Dossier) -> None:
    citizen = cast.user("citizen")
    with refused("Chỉ được sửa những nội dung đã nêu"):
        supplement(asked.pk, Answer(values={"noi_cu_tru": "x", "nguoi_yeu_cau": "Người khác"}), by=citizen, at=at)


@pytest.mark.parametrize("sent", [Answer(), Answer(values={"noi_cu_tru": ""})])
def test_a_pinned_thing_not_right_yet_is_told_at_its_place(
    cast: Cast, at: datetime, asked: Dossier, sent: Answer
) -> None:
    citizen = cast.user("citizen")
    with no_trace(), pytest.raises(Incomplete) as told:
        supplement(asked.pk, sent, by=citizen, at=at)
    assert set(told.value.fields) == {"noi_cu_tru"} and not told.value.papers


@pytest.mark.parametrize("who", ["citizen", "clerk2"])
def test_what_came_stands_beside_what_was(cast: Cast, at: datetime, asked: Dossier, who: str) -> None:
    with one_fact("dossier.supplemented"):
        dossier = supplement(asked.pk, answer(), by=cast.user(who), at=at + timedelta(days=2))
    assert dossier.state == "submitted" and dossier.data["noi_cu_tru"] == "Số 12, ấp Mẫu, xã An Mẫu"
    (changed,) = differences(dossier)
    assert (changed.before, changed.after) == ("Ấp Mẫu, xã An Mẫu", "Số 12, ấp Mẫu, xã An Mẫu")
    assert (dossier.holder_role, dossier.holder_agency.code) == ("receiver", "mc-xa")


def test_a_paper_is_replaced_and_the_old_one_kept(cast: Cast, at: datetime) -> None:
    received = filed_at_counter(cast, at=at, procedure=BIRTH)
    paper = Pin(Target.PAPER, "giay-chung-sinh", PinReason.ILLEGIBLE, "Mờ dấu", "Luật Hộ tịch, Điều 16", "Bản chính")
    request_supplement(received.pk, [paper], by=cast.user("specialist"), at=at)
    sent = Answer(seen={"giay-chung-sinh": SeenAgain(originals=2)})
    dossier = supplement(received.pk, sent, by=cast.user("clerk"), at=at)
    assert [old.originals for old in superseded_papers_of(dossier)] == [1]
    assert [new.originals for new in dossier.papers.current()] == [2]


def test_an_upload_that_is_not_the_askers_is_refused(cast: Cast, at: datetime) -> None:
    received = filed_at_counter(cast, at=at, procedure=BIRTH)
    paper = Pin(Target.PAPER, "giay-chung-sinh", PinReason.ILLEGIBLE, "Mờ dấu", "Luật Hộ tịch, Điều 16", "")
    request_supplement(received.pk, [paper], by=cast.user("specialist"), at=at)
    citizen = cast.user("citizen")
    with refused("Không tìm thấy tệp"):
        stranger = Answer(uploads={"giay-chung-sinh": [received.filing_key]})
        supplement(received.pk, stranger, by=citizen, at=at)


# After reception: the term starts again from zero


def test_in_settling_the_clock_stands_and_the_receipt_after_it_starts_from_zero(cast: Cast, at: datetime) -> None:
    received = filed_at_counter(cast, at=at)
    asked = request_supplement(received.pk, [HOME], by=cast.user("specialist"), at=at + timedelta(hours=6))
    assert asked.paused_since and asked.due_at == received.due_at
    supplement(asked.pk, answer(), by=cast.user("citizen"), at=at + timedelta(days=3))
    with one_fact("dossier.received") as fact:
        dossier = receive(asked.pk, by=cast.user("clerk"), at=at + timedelta(days=3, hours=5))
    assert fact.data["again"] is True and dossier.received_at == at and dossier.paused_since is None
    assert dossier.due_at and dossier.due_at.isoformat() == "2024-03-13T14:00:00+07:00"
    assert [(one.cause, in_vietnam(one.due_at).isoformat()) for one in promises_of(dossier)] == [
        ("receipt", "2024-03-08T09:00:00+07:00"),
        ("restart", "2024-03-13T14:00:00+07:00"),
    ]
    told = [(row.kind, row.cause, row.ended_at is None) for row in intervals_of(dossier)]
    assert told == [("running", "receipt", False), ("paused", "supplement", False), ("running", "restart", True)]
    assert dossier.holder_officer == officer_of(cast.user("specialist"))


@pytest.mark.parametrize(("days", "may"), [(0, True), (3, True), (6, False), (30, False)])
def test_in_settling_it_goes_back_within_three_working_days(cast: Cast, at: datetime, days: int, may: bool) -> None:
    received, specialist = filed_at_counter(cast, at=at), cast.user("specialist")
    if may:
        request_supplement(received.pk, [HOME], by=specialist, at=at + timedelta(days=days))
    else:
        with refused("Chỉ được trả hồ sơ để bổ sung trong 3 ngày làm việc"):
            request_supplement(received.pk, [HOME], by=specialist, at=at + timedelta(days=days))


# Once


def test_a_second_request_is_refused_unless_the_head_allows_it(cast: Cast, at: datetime, asked: Dossier) -> None:
    supplement(asked.pk, answer(), by=cast.user("citizen"), at=at)
    clerk = cast.user("clerk")
    assert needs_authorisation(asked)
    with refused("chỉ được yêu cầu thêm khi người đứng đầu"):
        request_supplement(asked.pk, [REASON], by=clerk, at=at)
    with one_fact("dossier.second_supplement_authorised"):
        authorise_second_supplement(
            asked.pk, legal_basis="Luật Hộ tịch, Điều 5", reason="Phát sinh", by=cast.user("leader"), at=at
        )
    assert not needs_authorisation(asked)
    dossier = request_supplement(asked.pk, [REASON], by=clerk, at=at)
    assert [row.number for row in dossier.supplements.order_by("number")] == [1, 2]
    supplement(asked.pk, Answer(values={"muc_dich_khac": "Vay vốn"}), by=cast.user("citizen"), at=at)
    with refused("chỉ được yêu cầu thêm"):
        request_supplement(asked.pk, [HOME], by=clerk, at=at)


def test_nothing_is_authorised_before_the_first_request_or_twice(cast: Cast, at: datetime, waiting: Dossier) -> None:
    leader = cast.user("leader")
    why = {"legal_basis": "Luật", "reason": "Phát sinh"}
    with refused("chưa có yêu cầu bổ sung nào"):
        authorise_second_supplement(waiting.pk, **why, by=leader, at=at)
    request_supplement(waiting.pk, [HOME], by=cast.user("clerk"), at=at)
    supplement(waiting.pk, answer(), by=cast.user("citizen"), at=at)
    with refused("căn cứ pháp lý"):
        authorise_second_supplement(waiting.pk, legal_basis=" ", reason="x", by=leader, at=at)
    authorise_second_supplement(waiting.pk, **why, by=leader, at=at)
    with refused("chưa dùng đến"):
        authorise_second_supplement(waiting.pk, **why, by=leader, at=at)


@pytest.mark.parametrize(
    ("pins", "why"),
    [
        ([], "ít nhất một nội dung"),
        ([HOME, HOME], "chỉ được ghim một lần"),
        ([Pin(Target.FIELD, "khong_co", PinReason.WRONG, "x", "y", "")], "không có mục"),
        ([Pin(Target.PAPER, "noi_cu_tru", PinReason.WRONG, "x", "y", "")], "không có mục"),
        ([Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, " ", "y", "")], "ghi rõ lý do"),
        ([Pin(Target.FIELD, "noi_cu_tru", PinReason.WRONG, "x", "", "")], "căn cứ pháp lý"),
    ],
)
def test_a_request_says_what_why_and_by_which_law(
    cast: Cast, at: datetime, waiting: Dossier, pins: list[Pin], why: str
) -> None:
    clerk = cast.user("clerk")
    with refused(why):
        request_supplement(waiting.pk, pins, by=clerk, at=at)


# Nothing comes


def test_it_is_closed_only_after_the_day(cast: Cast, at: datetime, asked: Dossier) -> None:
    clerk, last = cast.user("clerk"), datetime.fromisoformat("2024-03-26T09:00:00+07:00")
    for by in (clerk, None):
        with refused("còn thời hạn bổ sung đến"):
            close_unsupplemented(asked.pk, by=by, at=last)
    with one_fact("dossier.closed") as fact:
        dossier = close_unsupplemented(asked.pk, by=None, at=last + timedelta(minutes=1))
    ending = ending_of(dossier)
    assert dossier.state == "closed" and dossier.settled_at and not dossier.timeliness and not fact.data["was_received"]
    assert ending and ending.state_then == "wait_supplement" and ending.legal_basis


def test_what_comes_too_late_is_told_so(cast: Cast, at: datetime, asked: Dossier) -> None:
    citizen = cast.user("citizen")
    with refused("Đã quá hạn bổ sung"):
        supplement(asked.pk, answer(), by=citizen, at=at + timedelta(days=22))
    close_unsupplemented(asked.pk, by=None, at=at + timedelta(days=22))
    with refused("“Đã đóng do không bổ sung”"):
        supplement(asked.pk, answer(), by=citizen, at=at + timedelta(days=22))
    again = submit(a_draft(cast, at=at + timedelta(days=23)).pk, by=citizen, at=at + timedelta(days=23))
    assert again.state == "submitted" and again.code != asked.code


def test_closed_in_settling_counts_to_the_moment_the_clock_stood(cast: Cast, at: datetime) -> None:
    received = filed_at_counter(cast, at=at)
    request_supplement(received.pk, [HOME], by=cast.user("specialist"), at=at + timedelta(days=1))
    dossier = close_unsupplemented(received.pk, by=None, at=at + timedelta(days=40))
    assert dossier.timeliness == "EARLY" and dossier.received_at == at
    assert all(row.ended_at for row in intervals_of(dossier))


def test_query_budget(cast: Cast, at: datetime, waiting: Dossier, django_assert_max_num_queries) -> None:
    clerk = cast.user("clerk")
    with django_assert_max_num_queries(28):
        request_supplement(waiting.pk, [HOME], by=clerk, at=at)
