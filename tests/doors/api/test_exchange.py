"""The door of the national portal: signed, counted, answered with a code; the same again is one dossier."""

import json
from datetime import datetime
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from motcua.api import exchange
from motcua.clients.national_portal.portal import SIGNATURE_HEADER, Envelope, sign
from motcua.dossiers.models import Dossier
from motcua.exchange.models import Inbound
from tests.factories.cast import Cast
from tests.factories.national import CODE, FACTS, national_dossier

DOOR = "/api/trao-doi/ho-so/"


@pytest.fixture(autouse=True)
def connected(settings: Any) -> None:
    cache.clear()
    settings.NATIONAL_PORTAL = FACTS


def post(body: bytes, secret: str = FACTS.secret) -> tuple[int, dict[str, Any]]:
    answer = Client().post(DOOR, body, "application/json", headers={SIGNATURE_HEADER: sign(body, secret)})
    return answer.status_code, answer.json()


def envelope(*rows: dict[str, Any]) -> bytes:
    return Envelope("s", "DVCQG", "DongBoHoSoMC", False, rows).as_bytes()


def test_a_dossier_is_taken_once_and_its_number_told(cast: Cast, at: datetime) -> None:
    first, again = post(envelope(national_dossier())), post(envelope(national_dossier()))
    code = Dossier.objects.get().code
    row = {"MaHoSo": CODE, "error_code": "0", "message": "Đã nhận hồ sơ.", "SoBienNhan": code}
    assert first == again == (200, {"error_code": "0", "message": "Đã nhận hồ sơ.", "result": [row]})


def test_what_waits_is_told_with_its_reason_and_the_rest_is_taken(cast: Cast, at: datetime) -> None:
    wrong = national_dossier(MaHoSo="DVCQG-2", SoDienThoai="1")
    status, told = post(envelope(national_dossier(), wrong))
    assert (status, told["error_code"]) == (200, "2") and "Số điện thoại" in told["message"]
    assert [row["error_code"] for row in told["result"]] == ["0", "2"]
    assert Inbound.objects.count() == 2 and Dossier.objects.count() == 1


@pytest.mark.parametrize("text", ["", "[]", '{"data": []}', json.dumps({"data": [{}] * 51})])
def test_what_cannot_be_read_is_said(db: None, text: str) -> None:
    status, told = post(text.encode())
    assert (status, told["error_code"]) == (422, "4") and told["message"]
    assert not Inbound.objects.exists()


def test_a_dossier_without_anything_waits(cast: Cast) -> None:
    status, told = post(b'{"data": [{"MaHoSo": "A\\u0000B"}]}')
    assert (status, told["error_code"]) == (200, "2") and Inbound.objects.get().national_code == "AB"


def test_unsigned_too_long_too_often_or_not_connected(db: None, settings: Any, monkeypatch: Any) -> None:
    assert post(b"{}", secret="wrong")[0] == 403
    monkeypatch.setattr(exchange, "LARGEST", 1)
    assert post(b"{}")[0] == 413
    assert Client().get(DOOR).status_code == 405
    settings.ACCOUNT_RATE_LIMITS = settings.ACCOUNT_RATE_LIMITS | {"exchange": "1/m/ip"}
    cache.clear()
    assert [post(b"{}")[0] for _ in range(2)] == [413, 429]
    settings.NATIONAL_PORTAL = None
    cache.clear()
    assert post(b"{}")[0] == 403
