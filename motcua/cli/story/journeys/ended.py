"""Dossiers that end without a result: refused at reception, refused in settling, stopped by the applicant."""

from __future__ import annotations

from collections.abc import Iterator

from motcua.cli.story.case import Case, Tale, Told

WHY = "Người yêu cầu đã có Giấy xác nhận còn hiệu lực."
REFUSAL = {"ma_ly_do": "not_eligible", "ly_do": WHY, "can_cu": "Nghị định số 123/2015/NĐ-CP, Điều 21"}
STOP = "Tôi không còn nhu cầu vay vốn."


def refused_at_reception(case: Case) -> Iterator[Told]:
    """Form 03 from the clerk, and nobody can receive it any more."""
    yield case.file_online()
    case.counter("clerk", "tu-choi", REFUSAL | {"ly_do": ""}, expect=422)
    yield Told("clerk", "refuses without a reason", f"is asked for one, nothing moved: {case.must_be('submitted')}")
    case.counter("clerk", "tu-choi", REFUSAL)
    case.form("van-ban/refusal-1.pdf", case.code, WHY, REFUSAL["can_cu"])
    yield Told("clerk", "refuses in writing", f"{case.must_be('refused')}; form 03 says the reason and the law")
    case.closed_to("clerk", "/mot-cua/ho-so/{code}/tu-choi/")
    yield Told("clerk", "cannot refuse it again", f"the page is closed: {case.must_be('refused')}")


def refused_in_settling(case: Case) -> Iterator[Told]:
    """Form 03 from the head, on what the specialist proposed."""
    yield case.file_online()
    yield case.receive()
    case.closed_to("specialist", "/ban-lam-viec/ho-so/{code}/tu-choi/")
    yield Told("specialist", "may not refuse", "only the head refuses to settle")
    case.desk("head", "tu-choi", REFUSAL)
    case.form("van-ban/refusal-1.pdf", case.code, WHY)
    yield Told("head", "refuses in writing", f"{case.must_be('refused')}; form 03 is there")


def stopped(case: Case) -> Iterator[Told]:
    """Form 05: the applicant stops it, and it stays stopped."""
    yield case.file_online()
    yield case.receive()
    case.portal("dung", {"ly_do": STOP})
    case.form("van-ban/stop-1.pdf", case.code, STOP)
    yield Told("citizen", "stops it", f"{case.must_be('withdrawn')}; the notice says the reason")
    case.closed_to("specialist", "/ban-lam-viec/ho-so/{code}/trinh/")
    yield Told("specialist", "cannot go on", "a stopped dossier takes no result")


TALES = (
    Tale("refused-at-reception", "Từ chối tiếp nhận", ("61/2018 Đ17", "118/2025 Đ17", "mẫu 03"), refused_at_reception),
    Tale(
        "refused-in-settling", "Từ chối giải quyết", ("61/2018 Đ19 k8", "118/2025 Đ17", "mẫu 03"), refused_in_settling
    ),
    Tale("withdrawn", "Dừng giải quyết theo yêu cầu", ("118/2025 Đ21", "03/2025/TT-VPCP Đ7", "mẫu 05"), stopped),
)
