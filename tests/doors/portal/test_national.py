"""The portal where people file on the national one: everything to read, how to file there, nothing to file here."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from motcua.dossiers.models import Dossier
from motcua.reference.actions import PortalFacts, set_portal_mode
from motcua.reference.rules.portal import FilingPlace
from tests.factories.cast import MARITAL, Cast, a_draft, marital_data

ADDRESS = "https://quocgia.example"
HOW = f"/nop-ho-so/{MARITAL}/cong-quoc-gia/"


@pytest.fixture
def since(cast: Cast) -> date:
    """From today on people file on the national portal."""
    day = timezone.localdate()
    facts = PortalFacts(FilingPlace.NATIONAL, day, "Nghị định số 118/2025/NĐ-CP, Điều 15", ADDRESS)
    set_portal_mode(facts, by=None, at=timezone.now())
    return day


def test_while_people_file_here_there_is_no_such_page(cast: Cast, client: Client) -> None:
    assert client.get(HOW).headers["Location"] == f"/thu-tuc/{MARITAL}/"
    assert client.get("/nop-ho-so/9.999999/cong-quoc-gia/").status_code == 404


def test_the_procedure_stays_to_read_and_leads_to_how(since: date, client: Client) -> None:
    text = client.get(f"/thu-tuc/{MARITAL}/").content.decode()
    assert f'href="{HOW}"' in text and f'href="/nop-ho-so/{MARITAL}/"' not in text
    assert "Căn cứ" in text and "Bao lâu" in text
    assert client.get("/thu-tuc/?q=hon+nhan").status_code == 200


def test_how_to_file_there_who_helps_and_what_stays(since: date, client: Client) -> None:
    text = client.get(HOW).content.decode()
    assert f'href="{ADDRESS}"' in text and f"Từ ngày {since:%d/%m/%Y}" in text and MARITAL in text
    assert "Bộ phận Tiếp nhận và Trả kết quả xã An Mẫu" in text and "02730000000" in text
    assert all(f'href="{address}"' in text for address in ("/tra-cuu/", "/xac-thuc/", "/dat-lich/", "/ho-so/"))


def test_beginning_leads_to_how(since: date, citizen: Client) -> None:
    assert citizen.get(f"/nop-ho-so/{MARITAL}/").headers["Location"] == HOW
    assert citizen.post(f"/nop-ho-so/{MARITAL}/", {"co_quan": "xa"}).headers["Location"] == HOW


def test_a_draft_begun_before_is_kept_downloaded_and_not_filed(cast: Cast, citizen: Client, neighbour: Client) -> None:
    draft = a_draft(cast, at=timezone.now())
    home = f"/ho-so/nhap/{draft.pk}/"
    set_portal_mode(
        PortalFacts(FilingPlace.NATIONAL, timezone.localdate(), "Văn bản", ADDRESS), by=None, at=timezone.now()
    )
    page = citizen.get(f"{home}kiem-tra/").content.decode()
    assert "cổng này không nhận hồ sơ mới" in page and f'href="{home}noi-dung.txt"' in page
    answer = citizen.post(f"{home}nop/")
    assert answer.status_code == 409 and "cổng này không nhận hồ sơ mới" in answer.content.decode()
    assert not Dossier.objects.exists() and "Làm tiếp" in citizen.get("/ho-so/").content.decode()
    copy = citizen.get(f"{home}noi-dung.txt")
    assert copy.headers["Content-Disposition"].startswith("attachment")
    assert str(marital_data()["muc_dich_khac"]) in copy.content.decode("utf-8-sig")
    assert neighbour.get(f"{home}noi-dung.txt").status_code == 404


def test_a_draft_is_downloaded_while_people_file_here(cast: Cast, citizen: Client) -> None:
    draft = a_draft(cast, at=timezone.now())
    assert citizen.get(f"/ho-so/nhap/{draft.pk}/noi-dung.txt").status_code == 200


def test_the_api_refuses_a_new_filing_with_the_sentence(since: date, citizen: Client) -> None:
    body = {"procedure": MARITAL, "agency": "xa"}
    answer = citizen.post("/api/v1/drafts", body, content_type="application/json")
    assert answer.status_code == 409 and ADDRESS in answer.json()["detail"]


def test_the_first_page_says_where(since: date, client: Client) -> None:
    assert "Cổng Dịch vụ công quốc gia" in client.get("/").content.decode()
