"""Which fact is told with which status; patience; what differs."""

import pytest

from motcua.clients.national_portal.portal import Service
from motcua.dossiers.rules.states import NATIONAL_STATUS, State
from motcua.exchange.rules.patience import REFUSALS_TO_FAIL, has_failed, wait_after
from motcua.exchange.rules.telling import STATUS_NAMES, TOLD, difference, fits, status_after
from motcua.journal.events import REGISTRY
from motcua.reactions import FOLLOWS


def test_every_status_of_the_portal_is_told_by_some_fact_and_has_a_name() -> None:
    told = {NATIONAL_STATUS[state] for _, state in TOLD.values() if state}
    assert told == set(STATUS_NAMES) == set(range(1, 11))


def test_every_told_fact_exists_and_is_followed() -> None:
    assert set(TOLD) <= set(REGISTRY)
    assert all(FOLLOWS[kind][-1].__name__ == "tell_portal" for kind in TOLD)


@pytest.mark.parametrize(("kind", "status"), [
    ("dossier.submitted", 1), ("dossier.received", 2), ("dossier.assigned", 4), ("dossier.supplement_requested", 5),
    ("dossier.payment_requested", 6), ("dossier.withdrawn", 7), ("dossier.closed", 8), ("dossier.result_sealed", 9),
    ("dossier.result_returned", 10), ("dossier.refused", 3),
])  # fmt: skip
def test_a_status_is_that_of_its_fact(kind: str, status: int) -> None:
    assert status_after(kind, 5) == status


def test_a_fact_without_a_state_keeps_what_was_told() -> None:
    assert status_after("dossier.supplemented", 5) == 5
    assert status_after("dossier.due_moved", 4) == 4 and status_after("dossier.correction_sealed", 10) == 10
    assert status_after("dossier.due_moved", None) == 1


def test_work_inside_is_progress_and_what_the_applicant_sees_is_the_dossier() -> None:
    assert {kind for kind, (service, _) in TOLD.items() if service is Service.PROGRESS} == {
        "dossier.assigned", "dossier.handed_over", "dossier.recalled", "dossier.proposed", "dossier.sent_back",
        "dossier.result_signed",
    }  # fmt: skip


def test_what_differs_is_said_in_words() -> None:
    assert difference(State.DONE, 9) is None
    assert difference(State.SUBMITTED, 5) is None and fits(State.RECEIVED, 4)
    assert difference(State.DONE, None) == "Cổng quốc gia chưa có hồ sơ này."
    assert difference(State.WAIT_SUPPLEMENT, 9) == (
        "Cổng quốc gia ghi 9 “Đã xử lý xong”, hệ thống này ghi “Chờ bổ sung hồ sơ”."
    )


def test_a_silent_portal_is_asked_for_ever_and_one_that_refuses_is_not() -> None:
    waits = [wait_after(attempts).total_seconds() / 60 for attempts in range(1, 10)]
    assert waits == [1, 2, 5, 10, 20, 40, 60, 60, 60]
    assert not has_failed(1000, refused=False)
    assert not has_failed(REFUSALS_TO_FAIL - 1, refused=True) and has_failed(REFUSALS_TO_FAIL, refused=True)
