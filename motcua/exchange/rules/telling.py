"""Which fact is told to the national portal, by which service and with which status (1 to 10).

A status is told as it was: 5, 6 and 8 are never written over with 9. A fact without a state of its own keeps the status
told last. What is not verified of it: docs/legal.md.
"""

from motcua.clients.national_portal.portal import Service
from motcua.dossiers.rules.states import NATIONAL_STATUS, STATE_NAMES, State

TOLD: dict[str, tuple[Service, State | None]] = {
    "dossier.submitted": (Service.SYNC, State.SUBMITTED),
    "dossier.taken_elsewhere": (Service.SYNC, State.SUBMITTED),
    "dossier.received": (Service.SYNC, State.RECEIVED),
    "dossier.intake_refused": (Service.SYNC, State.REFUSED),
    "dossier.supplement_requested": (Service.SYNC, State.WAIT_SUPPLEMENT),
    "dossier.supplemented": (Service.SYNC, None),
    "dossier.closed": (Service.SYNC, State.CLOSED),
    "dossier.assigned": (Service.PROGRESS, State.PROCESSING),
    "dossier.handed_over": (Service.PROGRESS, State.PROCESSING),
    "dossier.recalled": (Service.PROGRESS, State.PROCESSING),
    "dossier.payment_requested": (Service.SYNC, State.WAIT_PAYMENT),
    "dossier.payment_confirmed": (Service.SYNC, State.PROCESSING),
    "dossier.due_moved": (Service.SYNC, None),
    "dossier.proposed": (Service.PROGRESS, State.PROPOSED),
    "dossier.sent_back": (Service.PROGRESS, State.PROCESSING),
    "dossier.result_signed": (Service.PROGRESS, State.SIGNED),
    "dossier.refused": (Service.SYNC, State.REFUSED),
    "dossier.withdrawn": (Service.SYNC, State.WITHDRAWN),
    "dossier.result_sealed": (Service.SYNC, State.DONE),
    "dossier.result_returned": (Service.SYNC, State.RETURNED),
    "dossier.correction_sealed": (Service.SYNC, None),
}
FINAL_STATUSES = frozenset({3, 7, 8, 10})

STATUS_NAMES: dict[int, str] = {
    1: "Mới đăng ký",
    2: "Được tiếp nhận",
    3: "Không được tiếp nhận",
    4: "Đang xử lý",
    5: "Yêu cầu bổ sung",
    6: "Yêu cầu thực hiện nghĩa vụ tài chính",
    7: "Công dân yêu cầu rút",
    8: "Dừng xử lý",
    9: "Đã xử lý xong",
    10: "Đã trả kết quả",
}

_ALSO: dict[State, frozenset[int]] = {
    State.SUBMITTED: frozenset({5}),  # the supplement has come and waits for its receipt
    State.RECEIVED: frozenset({4, 5}),  # handed to another unit
}


def status_after(kind: str, last: int | None) -> int:
    """The status told with a fact, after the status told last (None when nothing was told yet)."""
    state = TOLD[kind][1]
    if state is not None:
        return NATIONAL_STATUS[state]
    return last or NATIONAL_STATUS[State.SUBMITTED]


def fits(state: State, status: int) -> bool:
    """Whether the portal's status says of a dossier what its state says."""
    return status == NATIONAL_STATUS[state] or status in _ALSO.get(state, frozenset())


def difference(state: State, status: int | None) -> str | None:
    """What differs between a dossier in `state` and what the portal shows, in an officer's words; None for nothing."""
    if status is None:
        return "Cổng quốc gia chưa có hồ sơ này."
    if fits(state, status):
        return None
    shown = STATUS_NAMES.get(status, "không rõ")
    return f"Cổng quốc gia ghi {status} “{shown}”, hệ thống này ghi “{STATE_NAMES[state]}”."
