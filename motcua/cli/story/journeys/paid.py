"""Money besides the main road: a transfer, given back by the head; an obligation that lets the clock stand."""

from __future__ import annotations

from collections.abc import Iterator

from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.fees import charge, give_back, take_transfer

OBLIGATION = {"noi_dung": "Lệ phí trích lục bổ sung", "so_tien": "30.000", "can_cu": "Luật Phí và lệ phí năm 2015"}


def refunded(case: Case) -> Iterator[Told]:
    """Paid by transfer, then given back."""
    yield case.file_at_counter()
    yield charge(case)
    yield take_transfer(case)
    yield give_back(case)


def obligation(case: Case) -> Iterator[Told]:
    """The clock stands while the applicant meets an obligation, and goes on when the desk confirms it."""
    yield case.file_online()
    yield case.receive()
    case.desk("specialist", "nghia-vu-tai-chinh", OBLIGATION)
    yield Told("specialist", "asks for the obligation", f"{case.must_be('wait_payment')}; {case.must_stand()}")
    case.closed_to("specialist", "/ban-lam-viec/ho-so/{code}/trinh/")
    yield Told("specialist", "cannot propose meanwhile", "the page is closed")
    case.counter("clerk", "nghia-vu-tai-chinh", {"chung_tu": "Biên lai số 000123"})
    yield Told("clerk", "confirms it", f"{case.must_be('processing')}; {case.must_run()}")
    yield case.propose()


TALES = (
    Tale("paid-by-transfer-refunded", "Chuyển khoản, rồi được hoàn trả", ("Luật 97/2015/QH13",), refunded),
    Tale("financial-obligation", "Tạm dừng chờ nghĩa vụ tài chính", ("61/2018 Đ22", "118/2025 Đ24"), obligation),
)
