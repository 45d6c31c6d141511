"""The account pages look like ours and speak Vietnamese."""

import re

import pytest
from django.test import Client

pytestmark = pytest.mark.django_db
ENGLISH = re.compile(r">[^<]*\b(Sign In|Sign Up|Password|Username|Remember|Forgot|Email)\b[^<]*<")


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/tai-khoan/login/", "Đăng nhập"),
        ("/tai-khoan/signup/", "Chưa nhận đăng ký tài khoản"),
        ("/tai-khoan/password/reset/", "Đặt lại mật khẩu"),
    ],
)
def test_account_pages(path, title):
    html = Client().get(path).content.decode()
    assert title in re.search(r"<h1[^>]*>(.*?)</h1>", html, re.S)[1]
    assert 'class="mc-masthead' in html and "huyện Thử Nghiệm" in html
    assert "style=" not in html and not ENGLISH.search(html)


def test_login_asks_for_the_name_or_the_identity_number():
    html = Client().get("/tai-khoan/login/").content.decode()
    assert "Tên đăng nhập hoặc số định danh cá nhân" in html
    assert 'autocomplete="username"' in html and 'autocomplete="current-password"' in html


def test_an_empty_login_says_what_is_missing():
    html = Client().post("/tai-khoan/login/", {"login": "", "password": ""}).content.decode()
    assert "Cần sửa trước khi tiếp tục" in html
    assert html.count("Mục này chưa điền.") == 4
