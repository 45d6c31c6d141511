"""Following a dossier without signing in."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.dossiers.actions.end_representation import end_representation
from motcua.dossiers.actions.return_to_representative import return_to_representative
from motcua.dossiers.rules.representing import Scope
from motcua.surveys.queries import ballot_of
from motcua.web.portal import tracking
from tests.factories.cast import Cast, filed_at_counter, returned, sealed
from tests.factories.elsewhere import NUMBER, represented


@pytest.fixture
def dossier(cast: Cast, at: datetime) -> Any:
    return filed_at_counter(cast, at=at)


def _ask(client: Client, code: str, digits: str) -> Any:
    return client.post("/tra-cuu/", {"ma": code, "so_cuoi": digits})


def test_the_code_of_the_qr_is_filled_in(cast: Cast, client: Client) -> None:
    assert 'value="H58.90.21-240305-0001"' in client.get("/tra-cuu/?ma=H58.90.21-240305-0001").content.decode()


def test_code_and_four_digits_open_the_dossier(client: Client, dossier: Any) -> None:
    answer = _ask(client, f" {dossier.code.lower()} ", "0123")
    assert answer.headers["Location"] == f"/tra-cuu/{dossier.code}/"
    page = client.get(answer.headers["Location"]).content.decode()
    assert "Hẹn trả kết quả" in page
    assert "Thẩm tra và trình kết quả" in page
    assert "tel:02730000000" in page


def test_nothing_personal_is_told(client: Client, dossier: Any) -> None:
    page = _ask(client, dossier.code, "0123").client.get(f"/tra-cuu/{dossier.code}/").content.decode()
    for secret in (dossier.applicant_name, dossier.applicant_identity_no, dossier.applicant_phone, "An Mẫu, xã"):
        assert secret not in page


def test_a_wrong_pair_tells_nothing_and_keeps_what_was_typed(client: Client, dossier: Any) -> None:
    answer = _ask(client, dossier.code, "9999")
    unknown = _ask(client, "H58.90.21-240305-0999", "0123")
    assert answer.status_code == unknown.status_code == 422
    assert f'value="{dossier.code}"' in answer.content.decode()
    assert tracking.WRONG_PAIR in answer.content.decode()
    assert tracking.WRONG_PAIR in unknown.content.decode()


@pytest.mark.parametrize(
    ("code", "digits", "field"),
    [("", "0123", "ma"), ("abc", "0123", "ma"), ("H58.90.21-240305-0001", "12", "so_cuoi")],
)
def test_what_cannot_be_read_is_said_at_its_field(
    cast: Cast, client: Client, code: str, digits: str, field: str
) -> None:
    answer = _ask(client, code, digits)
    assert answer.status_code == 422
    assert f'id="{field}-error"' in answer.content.decode()


def test_somebody_who_did_not_prove_it_is_asked(client: Client, dossier: Any) -> None:
    assert client.get(f"/tra-cuu/{dossier.code}/").headers["Location"] == f"/tra-cuu/?ma={dossier.code}"
    assert client.post(f"/tra-cuu/{dossier.code}/danh-gia/", {"muc_do": "3"}).status_code == 302


def test_the_proof_is_forgotten_after_half_an_hour(
    client: Client, dossier: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ask(client, dossier.code, "0123")
    later = timezone.now() + timedelta(minutes=31)
    monkeypatch.setattr(tracking.doorclock, "now", lambda: later)
    assert client.get(f"/tra-cuu/{dossier.code}/").status_code == 302


def test_guessing_from_one_place_is_stopped(client: Client, dossier: Any) -> None:
    answers = [_ask(client, f"H58.90.21-240305-{1000 + number}", "0000").status_code for number in range(11)]
    assert answers == [422] * 10 + [429]
    blocked = _ask(client, dossier.code, "0123")
    assert blocked.status_code == 429
    assert "Chờ vài phút" in blocked.content.decode()


def test_guessing_one_code_from_many_places_is_stopped(client: Client, dossier: Any) -> None:
    answers = [
        client.post("/tra-cuu/", {"ma": dossier.code, "so_cuoi": "0000"}, REMOTE_ADDR=f"10.0.0.{number}").status_code
        for number in range(11)
    ]
    assert answers == [422] * 10 + [429]


def test_right_answers_are_not_counted(client: Client, dossier: Any) -> None:
    assert {_ask(client, dossier.code, "0123").status_code for _ in range(15)} == {302}


def test_rating_without_an_account(cast: Cast, client: Client, at: datetime) -> None:
    dossier = returned(cast, at=at)
    _ask(client, dossier.code, "0123")
    assert "Gửi đánh giá" in client.get(f"/tra-cuu/{dossier.code}/").content.decode()
    assert client.post(f"/tra-cuu/{dossier.code}/danh-gia/", {}).status_code == 422
    client.post(f"/tra-cuu/{dossier.code}/danh-gia/", {"muc_do": "2"})
    assert ballot_of(dossier).score == 2


def test_who_acts_for_the_applicant_follows_it_by_their_own_telephone(
    cast: Cast, client: Client, dossier: Any, at: datetime
) -> None:
    assert _ask(client, dossier.code, "0456").status_code == 422
    represented(cast, dossier, at=at, scope=Scope.COLLECT)
    address = _ask(client, dossier.code, "0456").headers["Location"]
    assert "Hẹn trả kết quả" in client.get(address).content.decode()
    end_representation(dossier.pk, reason="Tự đi nhận", by=cast.user("citizen"), at=at)
    assert client.get(address).status_code == 302


def test_the_ballot_is_not_theirs(cast: Cast, client: Client, at: datetime) -> None:
    dossier = returned(cast, at=at)
    address = f"{_ask(client, dossier.code, '0123').headers['Location']}danh-gia/"
    assert "danh-gia" in client.get(f"/tra-cuu/{dossier.code}/").content.decode()
    other = Client()
    kept = represented_before_its_end(cast, at)
    assert _ask(other, kept.code, "0456").status_code == 302
    assert "danh-gia" not in other.get(f"/tra-cuu/{kept.code}/").content.decode()
    assert other.post(f"/tra-cuu/{kept.code}/danh-gia/", {"muc_do": "5"}).status_code == 404
    assert ballot_of(kept) is None and client.post(address, {}).status_code == 422


def represented_before_its_end(cast: Cast, at: datetime) -> Any:
    dossier = represented(cast, sealed(cast, at=at), at=at)
    return return_to_representative(dossier.pk, identity_no=NUMBER, by=cast.user("clerk"), at=at)


def test_an_appointment_promised_again_for_the_same_moment_has_not_changed(
    client: Client, cast: Cast, at: datetime, dossier: Any
) -> None:
    _ask(client, dossier.code, "0123")
    first = dossier.promises.get()
    first.pk = None
    first.save()
    assert "Ngày hẹn đã thay đổi" not in client.get(f"/tra-cuu/{dossier.code}/").content.decode()
    first.due_at += timedelta(days=1)
    first.pk = None
    first.save()
    assert "Ngày hẹn đã thay đổi" in client.get(f"/tra-cuu/{dossier.code}/").content.decode()
