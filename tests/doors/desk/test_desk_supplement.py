"""The specialist pins what has to be put right."""

import pytest
from django.utils import timezone

from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.supplement import supplement
from motcua.dossiers.queries import by_code, supplement_of
from motcua.dossiers.supplementing import Answer
from tests.factories import cast as world

PINNED = {
    "can_cu_chung": "Nghị định 123/2015/NĐ-CP",
    "ghim_field_noi_cu_tru_ma": "wrong",
    "ghim_field_noi_cu_tru_ly_do": "Chưa ghi số nhà",
    "ghim_field_noi_cu_tru_mau": "Số 1, ấp Mẫu, xã An Mẫu",
}


def page_of(dossier):
    return f"/ban-lam-viec/ho-so/{dossier.code}/bo-sung/"


@pytest.fixture
def received(cast):
    now = timezone.now()
    return world.received_online(cast, world.a_draft(cast, at=now), at=now)


def test_every_field_can_be_pinned_and_says_what_stands_there(cast, client_of, received):
    page = client_of(cast.user("specialist")).get(page_of(received)).content.decode()
    assert 'name="ghim_field_noi_cu_tru_ma"' in page
    assert "Ấp Mẫu, xã An Mẫu" in page
    assert "15 ngày làm việc" in page


def test_the_pins_reach_the_applicant_and_the_clock_stands(cast, client_of, received):
    assert client_of(cast.user("specialist")).post(page_of(received), PINNED).status_code == 302
    pin = supplement_of(received).pins.get()
    assert (pin.key, pin.reason, pin.legal_basis) == ("noi_cu_tru", "Chưa ghi số nhà", "Nghị định 123/2015/NĐ-CP")
    assert by_code(received.code).is_paused


@pytest.mark.parametrize(("gone", "field"), [
    ("ghim_field_noi_cu_tru_ma", "ghim_field_noi_cu_tru_ma"),
    ("ghim_field_noi_cu_tru_ly_do", "ghim_field_noi_cu_tru_ly_do"),
    ("can_cu_chung", "ghim_field_noi_cu_tru_can_cu"),
])  # fmt: skip
def test_half_a_pin_is_said_at_its_place_and_kept(cast, client_of, received, gone, field):
    sent = {key: value for key, value in PINNED.items() if key != gone}
    answer = client_of(cast.user("specialist")).post(page_of(received), sent)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.content.decode()
    assert "Số 1, ấp Mẫu, xã An Mẫu" in answer.content.decode()
    assert by_code(received.code).state == "received"


def test_nothing_pinned_is_said(cast, client_of, received):
    answer = client_of(cast.user("specialist")).post(page_of(received), {"can_cu_chung": "Điều 1"})
    assert answer.status_code == 422
    assert "Ghim ít nhất một" in answer.content.decode()


def test_another_specialists_or_a_strangers_dossier_is_not_asked_about(cast, client_of, received):
    assert client_of(cast.user("other_specialist")).get(page_of(received)).status_code == 404
    assert client_of(cast.user("leader")).get(page_of(received)).status_code == 409


def test_what_the_supplement_changed_stands_beside_what_was(cast, client_of, received):
    client_of(cast.user("specialist")).post(page_of(received), PINNED)
    answer = Answer(values={"noi_cu_tru": "Số 9, ấp Khác"})
    supplement(received.pk, answer, by=cast.user("citizen"), at=timezone.now())
    receive(received.pk, by=cast.user("clerk"), at=timezone.now())
    page = client_of(cast.user("specialist")).get(f"/ban-lam-viec/ho-so/{received.code}/").content.decode()
    assert "<del>Ấp Mẫu, xã An Mẫu</del>" in page and "<ins>Số 9, ấp Khác</ins>" in page
    assert "Chưa ghi số nhà" in page
