"""At the counter with the person standing there: paid in cash, handed over to who came for it."""

from __future__ import annotations

from collections.abc import Iterator

from motcua.cli.story.case import MARITAL, Case, Tale, Told
from motcua.cli.story.fees import charge, take_cash


def at_the_counter(case: Case) -> Iterator[Told]:
    """Received at the desk, paid in cash, settled, returned in person, and on the control slip."""
    yield case.file_at_counter()
    yield charge(case)
    yield take_cash(case)
    yield case.propose()
    yield case.sign_and_seal()
    case.press("clerk", "tra-ket-qua", {"cach": "in_person", "nguoi_nhan": MARITAL["nguoi_yeu_cau"]})
    yield Told("clerk", "hands the result over", case.must_be("returned"))
    case.form("phieu-kiem-soat.pdf", case.code)
    yield Told("clerk", "prints the control slip", "it is there and names the dossier")


TALES = (
    Tale("counter", "Nộp trực tiếp, nộp tiền mặt, nhận tại quầy",
         ("61/2018 Đ17, Đ19, Đ20", "118/2025 Đ15, Đ17, Đ22", "mẫu 01, 06"), at_the_counter),
)  # fmt: skip
