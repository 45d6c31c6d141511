"""What a citizen is told of where a dossier stands: an honest forecast, what is waited for, every promised day."""

from datetime import datetime, timedelta
from typing import Any

from django.test import Client

from motcua.dossiers.actions.consult import consult
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.refuse import refuse
from motcua.dossiers.actions.request_payment import request_payment
from motcua.dossiers.forecasting import forecast_of
from motcua.dossiers.rules.forecast import FEWEST
from motcua.dossiers.rules.pins import RefusalReason
from motcua.kernel.terms import parse_term
from tests.factories.cast import Cast, filed_at_counter, sealed

FORECAST = "một nửa số hồ sơ cùng loại xong trong"


def walked(cast: Cast, at: datetime, count: int) -> None:
    """As many dossiers whose review took 1 hour, 2 hours, 1 hour, 2 hours…"""
    for number in range(count):
        dossier = filed_at_counter(cast, at=at)
        done = at + timedelta(hours=1 + number % 2)
        propose(dossier.pk, values={}, opinion="Đủ điều kiện", by=cast.user("specialist"), at=done)


def page_of(citizen: Client, dossier: Any) -> str:
    return citizen.get(f"/ho-so/{dossier.code}/").content.decode()


def test_a_forecast_from_what_was_seen(cast: Cast, citizen: Client, at: datetime) -> None:
    walked(cast, at, FEWEST)
    dossier = filed_at_counter(cast, at=at)
    found = forecast_of(dossier)
    assert found is not None
    assert (found.median, found.ninth, found.seen) == (timedelta(hours=1), timedelta(hours=2), FEWEST)
    page = page_of(citizen, dossier)
    assert f"{FORECAST} 1 giờ làm việc" in page
    assert f"theo {FEWEST} hồ sơ gần đây" in page


def test_nothing_is_foretold_from_too_little(cast: Cast, citizen: Client, at: datetime) -> None:
    walked(cast, at, FEWEST - 1)
    dossier = filed_at_counter(cast, at=at)
    assert forecast_of(dossier) is None
    assert FORECAST not in page_of(citizen, dossier)


def test_nothing_is_foretold_of_what_has_ended(cast: Cast, at: datetime) -> None:
    walked(cast, at, FEWEST)
    assert forecast_of(sealed(cast, at=at)) is None


def test_whose_opinion_is_waited_for(cast: Cast, citizen: Client, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    term = parse_term("3 ngày làm việc")
    consult(dossier.pk, ["tu-phap"], question="Có tranh chấp không?", term=term, by=cast.user("specialist"), at=at)
    page = page_of(citizen, dossier)
    assert "Ý kiến của Phòng Tư pháp, trả lời trước" in page
    assert "Có tranh chấp không?" not in page


def test_a_clock_that_stands_says_so_and_for_what(cast: Cast, citizen: Client, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    request_payment(dossier.pk, what="Lệ phí", amount=50_000, legal_basis="Điều 5", by=cast.user("specialist"), at=at)
    page = page_of(citizen, dossier)
    assert "thời hạn đang tạm dừng" in page
    assert "Lệ phí, 50.000 đồng" in page


def test_an_end_without_a_result_says_why_and_by_what_law(cast: Cast, citizen: Client, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    code, reason = RefusalReason.NOT_ELIGIBLE, "Đã đăng ký kết hôn"
    refuse(dossier.pk, reason_code=code, reason=reason, legal_basis="Điều 22", by=cast.user("leader"), at=at)
    page = page_of(citizen, dossier)
    assert reason in page and "Căn cứ: Điều 22" in page
    assert "Đã có kết quả" not in page


def test_tracking_without_a_sign_in_tells_the_unit_and_nobody_by_name(cast: Cast, client: Client, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    client.post("/tra-cuu/", {"ma": dossier.code, "so_cuoi": "0123"})
    page = client.get(f"/tra-cuu/{dossier.code}/").content.decode()
    assert "Nơi đang giữ" in page and "Ủy ban nhân dân xã An Mẫu" in page
    assert "Bước tiếp theo" in page
    assert "Lê Văn Thụ" not in page and "Nguyễn Thị Ánh Thử" not in page
