"""The fees of one's own dossier, paying online against the stand-in, and the notices of the gateway."""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from motcua.clients.payment.gateway import read_gateway
from motcua.clients.payment.signing import sign
from motcua.clients.payment.stand_in import SECRET, StandIn, Trouble, setting_of, start
from motcua.fees.jobs import ask_gateway
from motcua.fees.models import Charge, OnlineSession, Payment
from tests.factories.cast import Cast, filed_at_counter
from tests.factories.money import a_charge, an_account, cost

NOTICES = "/thanh-toan/thong-bao/"


@pytest.fixture
def charge(cast: Cast, at: datetime, monkeypatch: pytest.MonkeyPatch) -> Charge:
    """The citizen's own dossier, charged at the desk."""
    cost(monkeypatch)
    an_account(at)
    return a_charge(cast, filed_at_counter(cast, at=at), at=at)


@pytest.fixture
def stand_in(settings: Any) -> Iterator[StandIn]:
    """A gateway whose notices are held back, as when they are late."""
    standing = StandIn(hold_notices=True)
    server = start(standing)
    settings.PAYMENT_GATEWAY = read_gateway(setting_of(standing))
    yield standing
    server.shutdown()
    server.server_close()


def page_of(charge: Charge, more: str = "") -> str:
    return f"/ho-so/{charge.subject_code}/le-phi/{more}"


def pay_online(citizen: Client, charge: Charge) -> Any:
    return citizen.post(page_of(charge, f"{charge.pk}/truc-tuyen/"))


def notice(body: bytes, *, secret: str = SECRET) -> Any:
    return Client(enforce_csrf_checks=True).post(
        NOTICES, body, content_type="application/json", headers={"X-Signature": sign(body, secret)}
    )


def state(charge: Charge) -> str:
    charge.refresh_from_db()
    return charge.state


def test_lines_reasons_and_the_transfer_are_shown(citizen: Client, charge: Charge) -> None:
    page = citizen.get(page_of(charge)).content.decode()
    assert "Còn phải nộp 8.000 đồng" in page and "Mức thu 8.000 đồng theo 281/2016/TT-BTC" in page
    assert "1017595600" in page and str(charge.reference) in page and "data:image/svg+xml;base64," in page
    assert "Thanh toán trực tuyến" not in page
    assert page_of(charge) in citizen.get(f"/ho-so/{charge.subject_code}/").content.decode()


def test_strangers_see_nothing(neighbour: Client, officer: Client, charge: Charge, stand_in: StandIn) -> None:
    for browser in (neighbour, officer):
        assert browser.get(page_of(charge)).status_code == 404
        assert pay_online(browser, charge).status_code == 404
        assert browser.get(page_of(charge, "bien-lai/1.pdf")).status_code == 404
    assert Client().get(page_of(charge)).status_code == 302
    assert stand_in.sessions == {}


def test_before_the_desk_has_decided_the_amounts_are_told(
    cast: Cast, citizen: Client, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    cost(monkeypatch)
    dossier = filed_at_counter(cast, at=at)
    page = citizen.get(f"/ho-so/{dossier.code}/le-phi/").content.decode()
    assert "sẽ xác định khoản phải nộp" in page and "Một bản sao trích lục" in page
    cost(monkeypatch, [])
    assert "không phải nộp" in citizen.get(f"/ho-so/{dossier.code}/le-phi/").content.decode()


def test_paying_online_leads_to_the_gateway_and_waits(citizen: Client, charge: Charge, stand_in: StandIn) -> None:
    assert pay_online(citizen, charge).status_code == 302
    assert pay_online(citizen, charge).status_code == 302
    session = OnlineSession.objects.get()
    page = citizen.get(page_of(charge)).content.decode()
    assert session.address in page and 'hx-trigger="every 5s"' in page
    (order,) = [one.order for one in stand_in.sessions.values()]
    assert (order["order"], order["amount"]) == (charge.reference, 8000)
    assert order["notify_address"].endswith(NOTICES) and order["return_address"].endswith(page_of(charge))


def test_the_notice_pays_whatever_the_browser_does(citizen: Client, charge: Charge, stand_in: StandIn) -> None:
    pay_online(citizen, charge)
    body = stand_in.pay("S000001")
    for _ in range(3):
        answer = notice(body)
        assert (answer.status_code, answer.json()["taken"]) == (200, True)
    assert state(charge) == "paid" and Payment.objects.count() == 1
    page = citizen.get(page_of(charge)).content.decode()
    assert "Đã nộp đủ 8.000 đồng" in page and "hx-trigger" not in page
    assert citizen.get(page_of(charge, f"bien-lai/{Payment.objects.get().pk}.pdf")).content.startswith(b"%PDF-")


def test_a_lost_notice_is_asked_for(citizen: Client, charge: Charge, stand_in: StandIn) -> None:
    pay_online(citizen, charge)
    ask_gateway.func(0)
    assert state(charge) == "due"
    stand_in.held.clear()
    stand_in.pay("S000001")
    stand_in.held.clear()
    ask_gateway.func(0)
    ask_gateway.func(0)
    assert state(charge) == "paid" and Payment.objects.count() == 1
    assert OnlineSession.objects.get().closed_at is not None


def test_asking_and_a_late_notice_are_one_payment(citizen: Client, charge: Charge, stand_in: StandIn) -> None:
    pay_online(citizen, charge)
    body = stand_in.pay("S000001")
    ask_gateway.func(0)
    assert notice(body).status_code == 200
    assert state(charge) == "paid" and Payment.objects.count() == 1


def test_a_gateway_in_trouble_stops_nothing(citizen: Client, charge: Charge, stand_in: StandIn) -> None:
    pay_online(citizen, charge)
    stand_in.pay("S000001")
    stand_in.troubles.append(Trouble.DOWN)
    ask_gateway.func(0)
    assert state(charge) == "due"
    ask_gateway.func(0)
    assert state(charge) == "paid"


def test_notices_in_the_wrong_order_and_a_wrong_sum(citizen: Client, charge: Charge, stand_in: StandIn) -> None:
    pay_online(citizen, charge)
    first, second = stand_in.pay("S000001", amount=5000), stand_in.pay("S000001", amount=3000)
    notice(second)
    assert state(charge) == "partly" and "còn thiếu 5.000 đồng" in citizen.get(page_of(charge)).content.decode()
    notice(first)
    assert state(charge) == "paid"


def test_an_expired_session_is_over(citizen: Client, charge: Charge, stand_in: StandIn, at: datetime) -> None:
    pay_online(citizen, charge)
    stand_in.sessions["S000001"].expires_at = at
    ask_gateway.func(0)
    assert OnlineSession.objects.get().closed_at is not None and state(charge) == "due"
    assert "Thanh toán trực tuyến" in citizen.get(page_of(charge)).content.decode()


@pytest.mark.parametrize("trouble", Trouble)
def test_trouble_is_said_and_paying_again_works(
    citizen: Client, charge: Charge, stand_in: StandIn, trouble: Trouble, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in.slow_seconds = 0
    stand_in.troubles.append(trouble)
    answer = pay_online(citizen, charge)
    if trouble is Trouble.SLOW:
        assert answer.status_code == 302
    else:
        assert answer.status_code == 502 and "Cổng thanh toán" in answer.content.decode()
    assert pay_online(citizen, charge).status_code == 302
    assert len(stand_in.sessions) == 1


def test_nothing_more_to_pay(cast: Cast, citizen: Client, charge: Charge, stand_in: StandIn) -> None:
    pay_online(citizen, charge)
    notice(stand_in.pay("S000001"))
    answer = pay_online(citizen, charge)
    assert answer.status_code == 409 and "Đã nộp đủ" in answer.content.decode()


def test_without_a_gateway_paying_online_is_refused(citizen: Client, charge: Charge) -> None:
    answer = pay_online(citizen, charge)
    assert answer.status_code == 409 and "chưa nhận thanh toán trực tuyến" in answer.content.decode()
    assert notice(b"{}").status_code == 404


@pytest.mark.parametrize(
    ("body", "secret", "status"),
    [(b"{}", SECRET, 403), (b"{}", "other", 403), (b"x" * 20_000, SECRET, 400), (b"[]", SECRET, 403)],
)
def test_a_notice_nobody_signed_is_not_believed(
    charge: Charge, stand_in: StandIn, body: bytes, secret: str, status: int
) -> None:
    assert notice(body, secret=secret).status_code == status
    assert Payment.objects.count() == 0


def test_a_notice_of_an_open_session_takes_nothing(charge: Charge, stand_in: StandIn) -> None:
    body = json.dumps({"merchant": "motcua", "session": "S1", "order": "x", "state": "open"}).encode()
    assert notice(body).json() == {"taken": False}
    assert Client().get(NOTICES).status_code == 405


def test_the_same_transaction_with_another_sum_is_a_conflict(
    citizen: Client, charge: Charge, stand_in: StandIn
) -> None:
    pay_online(citizen, charge)
    body = stand_in.pay("S000001")
    notice(body)
    assert notice(body.replace(b"8000", b"9000")).status_code == 409
    assert state(charge) == "paid"
