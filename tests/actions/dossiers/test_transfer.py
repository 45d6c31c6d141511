"""Taken in at one desk of the province, received at another: where the term begins, when it has to have left."""

from datetime import date, datetime, timedelta

import pytest

from motcua.dossiers.actions.keep_document import keep_document
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.report_transfer import report_transfer
from motcua.dossiers.actions.return_result import return_result
from motcua.dossiers.actions.seal import seal
from motcua.dossiers.actions.send_on import send_on
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.actions.take_in_elsewhere import TakingIn, take_in_elsewhere
from motcua.dossiers.models import Document, Dossier, Transfer
from motcua.dossiers.printing import receipt_pdf
from motcua.dossiers.queries import at_the_desk, for_officer
from motcua.dossiers.rules.returning import ReturnWay
from motcua.dossiers.rules.states import State
from motcua.dossiers.transferring import filed_at_own_desk, on_their_way, taken_here
from motcua.dossiers.watching import transfers_left_behind
from motcua.files.queries import content_of
from motcua.organisation.actions.establish_agency import AgencyFacts, establish_agency
from motcua.organisation.queries import duties_of
from motcua.organisation.rules.kinds import AgencyKind, Role
from motcua.procedures.actions.give_competence import Place, give_competence
from tests.factories.cast import COMMUNE_PLACES, FIRST_DAY, MARITAL, Cast
from tests.factories.elsewhere import NEW_REGIME, counter_filing, province_takes_anywhere, taken_in
from tests.factories.postal import text_of
from tests.factories.traces import one_fact, refused


def duties(cast: Cast, name: str):
    return duties_of(cast.user(name), on=NEW_REGIME.date())


def way(dossier: Dossier) -> Transfer:
    return Transfer.objects.get(dossier=dossier)


def test_it_waits_at_the_competent_desk_without_an_appointment(cast: Cast) -> None:
    with one_fact("dossier.taken_elsewhere") as fact:
        dossier = taken_in(cast, at=NEW_REGIME)
    assert (dossier.state, dossier.received_at, dossier.due_at) == ("submitted", None, None)
    assert (dossier.desk.code, dossier.agency.code, dossier.regime) == ("mc-xa", "xa", "nd-118-2025")
    assert (way(dossier).from_desk.code, way(dossier).to_desk.code) == ("mc-xb", "mc-xa")
    assert fact.data["from_name"].endswith("Bình Mẫu") and fact.data["to_name"].endswith("An Mẫu")


def test_the_term_begins_when_the_competent_desk_receives(cast: Cast) -> None:
    dossier, later = taken_in(cast, at=NEW_REGIME), NEW_REGIME + timedelta(days=1)
    send_on(dossier.pk, by=cast.user("other_clerk"), at=NEW_REGIME + timedelta(hours=2))
    received = receive(dossier.pk, by=cast.user("clerk"), at=later)
    assert received.received_at == received.counted_from == later
    assert received.due_on == date(2025, 10, 13)
    arrived = way(dossier)
    assert (arrived.arrived_at, arrived.received_by.user, arrived.is_late) == (later, cast.user("clerk"), False)


def test_the_desk_that_took_it_neither_receives_nor_refuses_it(cast: Cast) -> None:
    dossier = taken_in(cast, at=NEW_REGIME)
    with refused("Việc này thuộc về cán bộ tiếp nhận"):
        receive(dossier.pk, by=cast.user("other_clerk"), at=NEW_REGIME)


def test_both_desks_see_it_and_no_other(cast: Cast) -> None:
    dossier = taken_in(cast, at=NEW_REGIME)
    assert for_officer(duties(cast, "other_clerk"), dossier.code) == dossier
    assert for_officer(duties(cast, "clerk"), dossier.code) == dossier
    for stranger in ("district_clerk", "other_specialist", "other_leader"):
        assert for_officer(duties(cast, stranger), dossier.code) is None


def test_each_desk_has_it_in_its_own_list(cast: Cast) -> None:
    dossier = taken_in(cast, at=NEW_REGIME)
    assert [one.dossier for one in taken_here(duties(cast, "other_clerk"))] == [dossier]
    assert [one.dossier for one in on_their_way(duties(cast, "clerk"))] == [dossier]
    assert not filed_at_own_desk(duties(cast, "clerk")).exists()
    receive(dossier.pk, by=cast.user("clerk"), at=NEW_REGIME)
    assert not on_their_way(duties(cast, "clerk")).exists()
    assert taken_here(duties(cast, "other_clerk")).exists()


def test_under_decree_61_only_the_own_desk_takes(cast: Cast, at: datetime) -> None:
    with refused("chỉ được nhận tại Bộ phận Một cửa của cơ quan giải quyết"):
        taken_in(cast, at=at)
    province_takes_anywhere()
    assert taken_in(cast, at=at).regime == "nd-61-2018"


def test_not_for_another_province(cast: Cast) -> None:
    for code, kind, parent in (("tinh-khac", AgencyKind.COMMUNE, ""), ("mc-tinh-khac", AgencyKind.DESK, "tinh-khac")):
        facts = AgencyFacts(code, kind, f"Nơi {code}", code, FIRST_DAY, parent=parent, ecode="H60.01")
        establish_agency(facts, by=None, at=NEW_REGIME)
    places = [*COMMUNE_PLACES, Place("tinh-khac", "tinh-khac", "mc-tinh-khac")]
    give_competence(MARITAL, places, valid_from=NEW_REGIME.date(), by=None, at=NEW_REGIME)
    with refused("trong cùng tỉnh"):
        take_in_elsewhere(TakingIn(counter_filing(), "tinh-khac"), by=cast.user("other_clerk"), at=NEW_REGIME)


@pytest.mark.parametrize(
    ("filing", "asker", "sentence"),
    [
        (TakingIn(counter_filing(), "xb"), "other_clerk", "tại chính nơi này"),
        (TakingIn(counter_filing(), "hq"), "other_clerk", "không giải quyết thủ tục"),
        (TakingIn(counter_filing("khong-co"), "xa"), "other_clerk", "Chọn Bộ phận Một cửa"),
        (TakingIn(counter_filing(), "xa"), "clerk", "Chỉ cán bộ tiếp nhận"),
        (TakingIn(counter_filing(), "xa"), "citizen", "Chỉ cán bộ tiếp nhận"),
    ],
)  # fmt: skip
def test_what_may_not_be_taken_is_refused(cast: Cast, filing: TakingIn, asker: str, sentence: str) -> None:
    with refused(sentence):
        take_in_elsewhere(filing, by=cast.user(asker), at=NEW_REGIME)


def test_taking_in_twice_takes_once(cast: Cast) -> None:
    filing, clerk = TakingIn(counter_filing(), "xa"), cast.user("other_clerk")
    first = take_in_elsewhere(filing, by=clerk, at=NEW_REGIME)
    assert take_in_elsewhere(filing, by=clerk, at=NEW_REGIME) == first
    assert Transfer.objects.count() == 1


@pytest.mark.parametrize(
    ("hour", "minute", "leaves"),
    [(9, 0, (7, 17, 0)), (15, 0, (7, 17, 0)), (15, 1, (8, 11, 30)), (19, 0, (8, 11, 30))],
)
def test_it_leaves_on_the_day_or_the_next_morning(
    cast: Cast, hour: int, minute: int, leaves: tuple[int, int, int]
) -> None:
    dossier = taken_in(cast, at=NEW_REGIME.replace(hour=hour, minute=minute))
    day, closing, minutes = leaves
    assert way(dossier).must_leave_by == NEW_REGIME.replace(day=day, hour=closing, minute=minutes)


def test_it_leaves_once_and_late_is_said(cast: Cast) -> None:
    dossier = taken_in(cast, at=NEW_REGIME)
    with refused("thuộc về cán bộ tiếp nhận"):
        send_on(dossier.pk, by=cast.user("clerk"), at=NEW_REGIME)
    with one_fact("dossier.sent_on") as fact:
        send_on(dossier.pk, by=cast.user("other_clerk"), at=NEW_REGIME + timedelta(days=1))
    assert fact.data["timeliness_name"] == "quá hạn chuyển"
    with refused("đã được chuyển đi"):
        send_on(dossier.pk, by=cast.user("other_clerk"), at=NEW_REGIME + timedelta(days=1))


def test_what_has_not_left_in_time_is_reported_once(cast: Cast) -> None:
    dossier, late = taken_in(cast, at=NEW_REGIME), NEW_REGIME + timedelta(days=1)
    assert transfers_left_behind(now=NEW_REGIME) == []
    assert transfers_left_behind(now=late) == [dossier.pk]
    with one_fact("dossier.transfer_late"):
        assert report_transfer(dossier.pk, at=late)
    assert not report_transfer(dossier.pk, at=late)
    send_on(dossier.pk, by=cast.user("other_clerk"), at=late)
    assert transfers_left_behind(now=late) == []


def test_the_paper_promises_no_day(cast: Cast) -> None:
    dossier = taken_in(cast, at=NEW_REGIME, return_here=True)
    kept = keep_document(dossier.pk, Document.Kind.TRANSFER, at=NEW_REGIME)
    words = text_of(content_of(kept.blob))
    assert "GIẤY BIÊN NHẬN HỒ SƠ NHẬN CHUYỂN" in words and dossier.code in words
    assert "Thời hạn giải quyết tính từ khi nơi giải quyết tiếp nhận" in " ".join(words.split())
    assert "Hẹn trả kết quả, trước" not in words
    assert keep_document(dossier.pk, Document.Kind.TRANSFER, at=NEW_REGIME).pk == kept.pk


@pytest.mark.parametrize(("return_here", "desk"), [(True, "mc-xb"), (False, "mc-xa")])
def test_the_result_is_returned_where_the_applicant_wants_it(cast: Cast, return_here: bool, desk: str) -> None:
    dossier = taken_in(cast, at=NEW_REGIME, return_here=return_here)
    receive(dossier.pk, by=cast.user("clerk"), at=NEW_REGIME)
    assert cast.agency(desk).name in " ".join(text_of(receipt_pdf(Dossier.objects.get(), 1, "1")).split())
    propose(dossier.pk, values={}, opinion="Đủ điều kiện", by=cast.user("specialist"), at=NEW_REGIME)
    sign_result(dossier.pk, pin=cast.pin, by=cast.user("leader"), at=NEW_REGIME)
    done = seal(dossier.pk, pin=cast.pin, by=cast.user("document_clerk"), at=NEW_REGIME)
    assert done.holder_agency.code == desk
    here, there = ("other_clerk", "clerk") if return_here else ("clerk", "other_clerk")
    assert [one.pk for one in at_the_desk(duties(cast, here).only(Role.RECEIVER), State.DONE)] == [dossier.pk]
    to = dossier.applicant_name
    with refused("thuộc về cán bộ tiếp nhận"):
        return_result(dossier.pk, how=ReturnWay.IN_PERSON, to=to, by=cast.user(there), at=NEW_REGIME)
    returned = return_result(dossier.pk, how=ReturnWay.IN_PERSON, to=to, by=cast.user(here), at=NEW_REGIME)
    assert returned.state == "returned"
