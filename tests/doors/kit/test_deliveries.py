"""The section that shows how the applicant was told, on the pages of both officers' doors."""

from datetime import datetime

import pytest
from django.test import Client

from motcua.journal.models import Entry
from motcua.reactions import follow
from tests.factories.cast import Cast, filed_at_counter


@pytest.mark.parametrize(("name", "door"), [("clerk", "mot-cua"), ("specialist", "ban-lam-viec")])
def test_a_dossier_shows_how_its_applicant_was_told(cast: Cast, client_of, at: datetime, name: str, door: str) -> None:
    dossier, officer = filed_at_counter(cast, at=at), client_of(cast.user(name))
    address = f"/{door}/ho-so/{dossier.code}/"
    assert "Chưa báo tin nào cho người nộp" in officer.get(address).content.decode()
    for entry in Entry.objects.about("dossier", dossier.pk):
        follow(entry.pk)
    page = officer.get(address).content.decode()
    section = page[page.index('id="td-thong-bao"') :]
    assert f"<strong>Hồ sơ {dossier.code} đã được tiếp nhận</strong>" in section
    assert "Tin nhắn SMS ******0123" in section and "Chưa cấu hình nhà cung cấp tin nhắn SMS." in section
    assert "Trên cổng" in section and "Đã đến người nhận" in section and "Ho so " in section
    assert "0900000123" not in section[: section.index("</section>")]


def test_the_applicant_sees_the_message_and_not_the_section(cast: Cast, client_of, at: datetime) -> None:
    dossier, citizen = filed_at_counter(cast, at=at), client_of(cast.user("citizen"))
    assert isinstance(citizen, Client)
    assert "Đã báo cho người nộp" not in citizen.get(f"/ho-so/{dossier.code}/").content.decode()
