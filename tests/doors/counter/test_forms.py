"""Forms of the circular at the counter and the desk: who may read them, what there is to read."""

import io

import pytest
from django.test import Client
from pypdf import PdfReader

from motcua.dossiers.actions.withdraw import withdraw
from motcua.dossiers.models import Document
from tests.factories.cast import filed_at_counter, returned


def words(answer) -> str:
    return " ".join(" ".join(page.extract_text() for page in PdfReader(io.BytesIO(answer.content)).pages).split())


def addresses(dossier, door: str) -> list[str]:
    return [f"/{door}/ho-so/{dossier.code}/{end}" for end in ("van-ban/stop-1.pdf", "phieu-kiem-soat.pdf")]


@pytest.fixture
def stopped(cast, at):
    dossier = filed_at_counter(cast, at=at)
    return withdraw(dossier.pk, reason="Gia đình nộp ở nơi khác", by=cast.user("clerk"), at=at)


def test_a_form_not_made_yet_is_made_at_once_and_kept(cast, client_of, stopped):
    form, slip = addresses(stopped, "mot-cua")
    browser = client_of(cast.user("clerk"))
    answer = browser.get(form)
    assert "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ" in words(answer) and "Gia đình nộp ở nơi khác." in words(answer)
    assert browser.get(form).content == answer.content
    assert Document.objects.filter(dossier=stopped, kind="stop").count() == 1
    assert "PHIẾU KIỂM SOÁT" in words(browser.get(slip))


def test_the_page_of_the_dossier_leads_to_its_forms(cast, client_of, stopped):
    for door, who in (("mot-cua", "clerk"), ("ban-lam-viec", "leader")):
        page = client_of(cast.user(who)).get(f"/{door}/ho-so/{stopped.code}/").content.decode()
        for address in addresses(stopped, door):
            assert f'href="{address}"' in page
    assert "PHIẾU KIỂM SOÁT" in words(client_of(cast.user("leader")).get(addresses(stopped, "ban-lam-viec")[1]))


def test_strangers_read_nothing(cast, client_of, stopped):
    for address in addresses(stopped, "mot-cua"):
        assert client_of(cast.user("other_clerk")).get(address).status_code == 404
        assert client_of(cast.user("leader")).get(address).status_code == 404
        assert client_of(cast.user("citizen")).get(address).status_code == 404
        assert Client().get(address).status_code == 302
    for address in addresses(stopped, "ban-lam-viec"):
        assert client_of(cast.user("clerk")).get(address).status_code == 404


@pytest.mark.parametrize("name", ["refusal-1", "supplement-1", "stop-2", "receipt-2", "register-1", "x"])
def test_what_did_not_happen_is_not_there(cast, client_of, stopped, name):
    answer = client_of(cast.user("clerk")).get(f"/mot-cua/ho-so/{stopped.code}/van-ban/{name}.pdf")
    assert answer.status_code == 404


def test_the_control_slip_of_a_finished_dossier_ends_with_the_applicant(cast, client_of, at):
    dossier = returned(cast, at=at)
    told = words(client_of(cast.user("clerk")).get(f"/mot-cua/ho-so/{dossier.code}/phieu-kiem-soat.pdf"))
    assert "Người nộp hồ sơ" in told and "Trả kết quả" in told
