"""Taking a number, calling it, missing it, and the end of the day."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from motcua.journal.models import Entry
from motcua.organisation.queries import duties_of
from motcua.procedures.models import Field
from motcua.queueing.actions.call_next import call_next
from motcua.queueing.actions.close_day import close_day
from motcua.queueing.actions.lead_into_dossier import lead_into_dossier
from motcua.queueing.actions.leave_window import leave_window
from motcua.queueing.actions.miss import miss
from motcua.queueing.actions.open_window import open_window
from motcua.queueing.actions.recall import recall
from motcua.queueing.actions.serve import serve
from motcua.queueing.actions.set_queue_rules import set_queue_rules
from motcua.queueing.actions.take_ticket import take_ticket
from motcua.queueing.models import Ticket, Window
from motcua.queueing.queries import (
    ahead_of,
    call_board,
    clerk_bar,
    desk_of,
    desks,
    fields_at,
    served_ticket,
    ticket_by_key,
    windows_of,
)
from motcua.queueing.rules.order import next_of
from motcua.queueing.rules.tickets import TicketState
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.traces import one_fact, refused


def civil_status() -> int:
    return Field.objects.get(name="Hộ tịch").pk


def taken(at: datetime, reason: str = "none", field: int | None = None, minutes: int = 0) -> Ticket:
    return take_ticket("mc-xa", field, reason=reason, by=None, at=at + timedelta(minutes=minutes))


@pytest.fixture
def window(cast: Cast, at: datetime) -> Window:
    return open_window("mc-xa", 3, by=cast.user("clerk"), at=at)


def test_a_ticket_is_one_fact_without_a_person(cast: Cast, at: datetime) -> None:
    with one_fact("queueing.ticket_taken") as fact:
        ticket = taken(at, "elderly", civil_status())
    assert fact.data == {"code": "A001", "series": "Hộ tịch", "reason": "elderly"}
    assert (ticket.day, ticket.state, ticket.stands_since) == (at.date(), "waiting", at)
    assert ticket_by_key(ticket.key) == ticket and ticket_by_key(uuid4()) is None


def test_numbers_run_by_series_and_day(cast: Cast, at: datetime) -> None:
    field = civil_status()
    first = [taken(at, field=field).code, taken(at).code, taken(at, field=field).code, taken(at).code]
    assert first == ["A001", "B001", "A002", "B002"]
    assert taken(at + timedelta(days=1), field=field).code == "A001"
    assert take_ticket("mc-hq", None, reason="none", by=None, at=at).code == "A001"


@pytest.mark.parametrize(("desk", "field", "reason", "sentence"), [
    ("xa", None, "none", "Không có Bộ phận Một cửa"),
    ("khong-co", None, "none", "Không có Bộ phận Một cửa"),
    ("mc-xa", 0, "none", "không tiếp nhận lĩnh vực này"),
    ("mc-xa", None, "khac", "diện ưu tiên"),
])  # fmt: skip
def test_what_there_is_not(cast: Cast, at: datetime, desk: str, field: int | None, reason: str, sentence: str) -> None:
    with refused(sentence):
        take_ticket(desk, field, reason=reason, by=None, at=at)


def test_a_field_of_another_desk_is_not_taken(cast: Cast, at: datetime) -> None:
    with refused("không tiếp nhận lĩnh vực này"):
        taken(at, field=Field.objects.get(name="Xây dựng").pk)


def test_a_call_is_one_fact(cast: Cast, at: datetime, window: Window) -> None:
    ticket = taken(at)
    with one_fact("queueing.ticket_called") as fact:
        called = call_next(by=cast.user("clerk"), at=at)
    assert fact.data == {"code": "A001", "window": 3}
    assert called == ticket and (called.state, called.window, called.called_at) == ("called", window, at)


def test_the_calls_are_those_of_the_rule(cast: Cast, at: datetime, window: Window) -> None:
    kinds = ["none", "none", "merit", "pregnant", "none", "disabled", "elderly", "elderly"]
    waiting = {ticket.pk: ticket for n, kind in enumerate(kinds) if (ticket := taken(at, kind, minutes=n))}
    while waiting:
        run = Window.objects.get().priority_run
        expected = next_of([ticket.standing for ticket in waiting.values()], run, 3)
        called = call_next(by=cast.user("clerk"), at=at)
        assert expected and called.pk == expected.id
        del waiting[called.pk]
        serve(called.pk, by=cast.user("clerk"), at=at)


def test_the_desk_says_how_many_priority_calls_in_a_row(cast: Cast, at: datetime, window: Window) -> None:
    clerk = cast.user("clerk")
    with one_fact("queueing.rules_set"):
        set_queue_rules("mc-xa", priority_in_a_row=1, recalls=0, per_hour=2, by=clerk, at=at)
    for reason in ("elderly", "elderly", "none"):
        taken(at, reason)
    codes = []
    for _ in range(3):
        ticket = call_next(by=clerk, at=at)
        codes.append(ticket.code)
        assert miss(ticket.pk, by=clerk, at=at).state == "left"
    assert codes == ["A001", "A003", "A002"]


@pytest.mark.parametrize(("rules", "sentence"), [
    ((0, 2, 4), "ưu tiên liền nhau"), ((21, 2, 4), "ưu tiên liền nhau"), ((3, 6, 4), "gọi lại"),
    ((3, 2, 61), "lịch hẹn"),
])  # fmt: skip
def test_rules_have_bounds(cast: Cast, at: datetime, rules: tuple[int, int, int], sentence: str) -> None:
    row, recalls, hour = rules
    with refused(sentence):
        set_queue_rules("mc-xa", priority_in_a_row=row, recalls=recalls, per_hour=hour, by=cast.user("clerk"), at=at)


def test_a_window_calls_only_what_it_serves(cast: Cast, at: datetime) -> None:
    taken(at)
    ours = taken(at, field=civil_status())
    open_window("mc-xa", 1, [civil_status()], by=cast.user("clerk"), at=at)
    assert call_next(by=cast.user("clerk"), at=at) == ours
    serve(ours.pk, by=cast.user("clerk"), at=at)
    with refused("Không còn ai chờ"):
        call_next(by=cast.user("clerk"), at=at)


def test_a_window_calls_one_at_a_time(cast: Cast, at: datetime, window: Window) -> None:
    taken(at)
    taken(at)
    call_next(by=cast.user("clerk"), at=at)
    with refused("đang gọi phiếu A001"):
        call_next(by=cast.user("clerk"), at=at)


def test_yesterdays_call_does_not_hold_todays(cast: Cast, at: datetime, window: Window) -> None:
    taken(at)
    call_next(by=cast.user("clerk"), at=at)
    tomorrow = at + timedelta(days=1)
    today = taken(tomorrow)
    assert call_next(by=cast.user("clerk"), at=tomorrow) == today
    assert Ticket.objects.get(day=at.date()).state == TicketState.LEFT


def test_without_a_window_nobody_calls(cast: Cast, at: datetime) -> None:
    for name in ("clerk", "citizen"):
        with refused("chưa ngồi ở quầy nào"):
            call_next(by=cast.user(name), at=at)


def test_somebody_missed_is_called_back_twice_and_then_has_left(cast: Cast, at: datetime, window: Window) -> None:
    clerk, ticket = cast.user("clerk"), taken(at)
    call_next(by=clerk, at=at)
    for _ in range(2):
        with one_fact("queueing.ticket_missed") as fact:
            assert miss(ticket.pk, by=clerk, at=at).state == "missed"
        assert fact.data["state_name"] == "Vắng khi gọi"
        with one_fact("queueing.ticket_recalled") as fact:
            assert recall(ticket.pk, by=clerk, at=at).state == "called"
        assert fact.data["was_missed"] is True
    assert miss(ticket.pk, by=clerk, at=at).state == "left"
    with refused("Hết lượt"):
        recall(ticket.pk, by=clerk, at=at)


def test_calling_again_does_not_count(cast: Cast, at: datetime, window: Window) -> None:
    ticket = taken(at)
    call_next(by=cast.user("clerk"), at=at)
    for minute in range(1, 5):
        again = recall(ticket.pk, by=cast.user("clerk"), at=at + timedelta(minutes=minute))
        assert (again.recalls, again.called_at) == (0, at + timedelta(minutes=minute))


def test_who_waits_is_not_called_out_of_turn(cast: Cast, at: datetime, window: Window) -> None:
    ticket = taken(at)
    with refused("chưa được gọi lần nào"):
        recall(ticket.pk, by=cast.user("clerk"), at=at)


def test_another_window_does_not_touch_what_this_one_calls(cast: Cast, at: datetime, window: Window) -> None:
    ticket = taken(at)
    call_next(by=cast.user("clerk"), at=at)
    open_window("mc-xa", 4, by=cast.user("clerk2"), at=at)
    for verb in (serve, miss, recall):
        with refused("đang được quầy khác gọi"):
            verb(ticket.pk, by=cast.user("clerk2"), at=at)


def test_another_desk_does_not_find_the_ticket(cast: Cast, at: datetime, window: Window) -> None:
    ticket = taken(at)
    open_window("mc-xb", 3, by=cast.user("other_clerk"), at=at)
    for verb in (serve, miss, recall):
        with refused("Không có phiếu này"):
            verb(ticket.pk, by=cast.user("other_clerk"), at=at)


def test_a_ticket_is_served_once(cast: Cast, at: datetime, window: Window) -> None:
    ticket = taken(at)
    with refused("Đang chờ"):
        serve(ticket.pk, by=cast.user("clerk"), at=at)
    call_next(by=cast.user("clerk"), at=at)
    with one_fact("queueing.ticket_served"):
        assert serve(ticket.pk, by=cast.user("clerk"), at=at).ended_at == at
    for verb in (serve, miss, recall):
        with refused("Đã đến quầy"):
            verb(ticket.pk, by=cast.user("clerk"), at=at)


def test_a_ticket_leads_into_the_dossier(cast: Cast, at: datetime, window: Window) -> None:
    clerk, ticket, dossier = cast.user("clerk"), taken(at), filed_at_counter(cast, at=at)
    with refused("không dẫn đến hồ sơ"):
        lead_into_dossier(ticket.pk, dossier.pk, by=clerk, at=at)
    call_next(by=clerk, at=at)
    serve(ticket.pk, by=clerk, at=at)
    with one_fact("queueing.ticket_led") as fact:
        assert lead_into_dossier(ticket.pk, dossier.pk, by=clerk, at=at).dossier_code == dossier.code
    assert fact.data == {"code": "A001", "dossier": dossier.code}
    entries = Entry.objects.count()
    second = filed_at_counter(cast, at=at)
    assert lead_into_dossier(ticket.pk, second.pk, by=clerk, at=at).dossier_code == dossier.code
    assert Entry.objects.count() == entries + 1
    with refused("Chỉ cán bộ tiếp nhận"):
        lead_into_dossier(ticket.pk, dossier.pk, by=cast.user("other_clerk"), at=at)


def test_the_day_is_closed(cast: Cast, at: datetime, window: Window) -> None:
    clerk = cast.user("clerk")
    for _ in range(4):
        taken(at)
    serve(call_next(by=clerk, at=at).pk, by=clerk, at=at)
    miss(call_next(by=clerk, at=at).pk, by=clerk, at=at)
    call_next(by=clerk, at=at)
    with refused("Chỉ cán bộ tiếp nhận"):
        close_day("mc-xa", by=cast.user("other_clerk"), at=at)
    with one_fact("queueing.day_closed") as fact:
        close_day("mc-xa", by=clerk, at=at)
    assert fact.data == {"day": "05/03/2024", "served": 1, "left": 3, "lapsed": 0}
    assert set(Ticket.objects.values_list("state", flat=True)) == {"served", "left"}
    assert Window.objects.get().officer is None


@pytest.mark.parametrize("number", [0, 100])
def test_a_window_has_a_number(cast: Cast, at: datetime, number: int) -> None:
    with refused("Số quầy"):
        open_window("mc-xa", number, by=cast.user("clerk"), at=at)


@pytest.mark.parametrize("name", ["other_clerk", "leader", "citizen"])
def test_only_clerks_of_the_desk_sit_there(cast: Cast, at: datetime, name: str) -> None:
    with refused("Chỉ cán bộ tiếp nhận"):
        open_window("mc-xa", 1, by=cast.user(name), at=at)


def test_moving_to_another_window_leaves_the_first(cast: Cast, at: datetime, window: Window) -> None:
    clerk = cast.user("clerk")
    with one_fact("queueing.window_opened") as fact:
        moved = open_window("mc-xa", 5, [civil_status(), None], by=clerk, at=at)
    assert fact.data == {"number": 5, "lines": "Hộ tịch, Nhận kết quả và việc khác"}
    assert list(Window.objects.filter(officer__user=clerk)) == [moved]
    taken(at)
    call_next(by=clerk, at=at)
    with refused("đang gọi phiếu"):
        open_window("mc-xa", 6, by=clerk, at=at)
    with refused("đang gọi phiếu"):
        leave_window(by=clerk, at=at)
    with refused("đang có cán bộ khác gọi"):
        open_window("mc-xa", 5, by=cast.user("clerk2"), at=at)


def test_a_window_is_left_and_taken_by_the_next(cast: Cast, at: datetime, window: Window) -> None:
    open_window("mc-xa", 3, by=cast.user("clerk2"), at=at)
    with refused("chưa ngồi ở quầy nào"):
        leave_window(by=cast.user("clerk"), at=at)
    with one_fact("queueing.window_left"):
        leave_window(by=cast.user("clerk2"), at=at)
    assert [one.officer for one in windows_of(cast.agency("mc-xa"))] == [None]


def test_the_board_shows_numbers_and_nobody(cast: Cast, at: datetime, window: Window) -> None:
    desk = cast.agency("mc-xa")
    for reason in ("none", "none", "elderly"):
        taken(at, reason)
    called = call_next(by=cast.user("clerk"), at=at)
    board = call_board(desk, on=at.date())
    assert [(one.number, ticket) for one, ticket in board.windows] == [(3, called)]
    assert called.code == "A003" and board.calls == [called]
    assert [one.code for one in board.next] == ["A001", "A002"] and board.waiting == 2
    assert [ahead_of(one) for one in board.next] == [0, 1] and ahead_of(called) == 0


def test_the_clerk_sees_their_window(cast: Cast, at: datetime, window: Window) -> None:
    clerk, desk = cast.user("clerk"), cast.agency("mc-xa")
    taken(at)
    taken(at)
    first = call_next(by=clerk, at=at)
    miss(first.pk, by=clerk, at=at)
    second = call_next(by=clerk, at=at)
    bar = clerk_bar(clerk, desk, on=at.date())
    assert (bar.window, bar.called, list(bar.missed), bar.waiting) == (window, second, [first], 0)
    taken(at)
    other = clerk_bar(cast.user("clerk2"), desk, on=at.date())
    assert (other.window, other.called, other.waiting) == (None, None, 1)


def test_what_a_desk_offers(cast: Cast, at: datetime) -> None:
    assert [field.name for field in fields_at(cast.agency("mc-xa"), on=at.date())] == ["Hộ tịch"]
    assert desk_of("mc-xa", on=at.date()) == cast.agency("mc-xa")
    assert desk_of("xa", on=at.date()) is None and desk_of("khong-co", on=at.date()) is None
    assert [desk.code for desk in desks(on=at.date())] == ["mc-hq", "mc-xa", "mc-xb"]


def test_a_served_ticket_is_told_to_its_desk_alone(cast: Cast, at: datetime, window: Window) -> None:
    ticket = taken(at)
    ours, theirs = (duties_of(cast.user(name), on=at.date()) for name in ("clerk", "other_clerk"))
    assert served_ticket(ours, ticket.pk) is None
    call_next(by=cast.user("clerk"), at=at)
    serve(ticket.pk, by=cast.user("clerk"), at=at)
    assert served_ticket(ours, ticket.pk) == ticket and served_ticket(theirs, ticket.pk) is None


def test_query_budgets(cast: Cast, at: datetime, window: Window, django_assert_max_num_queries) -> None:
    for _ in range(30):
        taken(at)
    with django_assert_max_num_queries(16):
        call_next(by=cast.user("clerk"), at=at)
    with django_assert_max_num_queries(6):
        call_board(cast.agency("mc-xa"), on=at.date())
