"""Appointing an officer: the password is shown once and works."""

import re

from django.test import Client

from motcua.accounts.models import User
from motcua.organisation.models import Officer

PATH = "/quan-tri/can-bo/them/"
FORM = {
    "full_name": "Phan Thị Mới", "username": "tp.anmau", "agency": "xa", "title": "Công chức Tư pháp - Hộ tịch",
    "phone": "", "email": "", "roles": ["specialist", "receiver"],
}  # fmt: skip


def test_the_password_is_shown_once_and_signs_in(administrator: Client) -> None:
    page = administrator.post(PATH, FORM)
    found = re.search(r"<strong>([a-z2-9]{4}(?:-[a-z2-9]{4}){3})</strong>", page.content.decode())
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    assert found is not None
    user = User.objects.get(username="tp.anmau")
    assert user.check_password(found[1])
    officer = Officer.objects.get(user=user)
    assert {grant.role for grant in officer.grants.all()} == {"specialist", "receiver"}
    assert found[1] not in administrator.get(f"/quan-tri/can-bo/{officer.pk}/").content.decode()


def test_sending_again_makes_no_second_account(administrator: Client) -> None:
    administrator.post(PATH, FORM)
    page = administrator.post(PATH, FORM)
    assert page.status_code == 422
    assert "Tên đăng nhập “tp.anmau” đã có người dùng" in page.content.decode()
    assert "Phan Thị Mới" in page.content.decode()


def test_a_bad_form_keeps_what_was_typed(administrator: Client) -> None:
    page = administrator.post(PATH, FORM | {"username": "Tên Có Dấu", "agency": "khong-co", "title": ""})
    text = page.content.decode()
    assert page.status_code == 422
    for sentence in ("Tên đăng nhập có từ 3 ký tự", "Cơ quan, đơn vị này không có.", "Nhập chức vụ."):
        assert sentence in text
    assert "Tên Có Dấu" in text
    assert not User.objects.filter(full_name="Phan Thị Mới").exists()


def test_strangers_find_no_form(controller: Client, stranger: Client) -> None:
    assert controller.get(PATH).status_code == 404
    assert stranger.post(PATH, FORM).status_code == 404
    assert not User.objects.filter(username="tp.anmau").exists()


def test_the_form_knows_the_agency_it_was_opened_for(administrator: Client) -> None:
    text = administrator.get(f"{PATH}?co-quan=tu-phap").content.decode()
    assert '<option value="tu-phap" selected>' in text
