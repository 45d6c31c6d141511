"""Error pages say what happened and what to do; a refusal is told as it stands."""

import pytest
from django.http import HttpResponse
from django.test import Client

from motcua.kernel.refusals import Refused
from motcua.web.kit import errors
from motcua.web.kit.middleware import RefusalMiddleware


@pytest.mark.parametrize(
    ("handler", "status", "words"),
    [
        (errors.bad_request, 400, "Yêu cầu không đọc được"),
        (errors.forbidden, 403, "không có quyền"),
        (errors.csrf_failure, 403, "Phiên làm việc đã hết hạn"),
        (errors.not_found, 404, "Không tìm thấy trang"),
        (errors.too_many, 429, "quá nhanh"),
    ],
)
def test_each_error_page(ask, handler, status, words):
    response = handler(ask("/khong-co/"))
    html = response.content.decode()
    assert response.status_code == status and words in html
    assert "Ông/bà có thể" in html and "0273 000 0000" in html
    assert "Có lỗi xảy ra" not in html


def test_the_officers_see_their_own_frame(ask):
    assert "mc-office-type" in errors.not_found(ask("/mot-cua/khong-co/")).content.decode()
    assert "mc-office-type" not in errors.not_found(ask("/khong-co/")).content.decode()


def test_a_server_error_needs_no_database(ask):
    response = errors.server_error(ask())
    assert response.status_code == 500 and "Hệ thống đang gián đoạn" in response.content.decode()


def test_a_server_error_needs_not_even_the_built_files(ask, monkeypatch):
    def unknown():
        raise ValueError("Missing staticfiles manifest entry for 'motcua/app.css'")

    monkeypatch.setattr(errors, "_server_error_page", unknown)
    response = errors.server_error(ask())
    assert response.status_code == 500 and "Hệ thống đang gián đoạn" in response.content.decode()


def test_a_browser_finds_our_mark_by_itself(client):
    assert client.get("/favicon.ico")["Location"].endswith(".svg")


def test_a_refusal_becomes_a_page_with_its_reason(ask):
    middleware = RefusalMiddleware(lambda request: HttpResponse())
    response = middleware.process_exception(ask(HTTP_ACCEPT="text/html"), Refused("Hồ sơ đã được tiếp nhận."))
    assert response.status_code == 409 and "Hồ sơ đã được tiếp nhận." in response.content.decode()


def test_a_refusal_is_json_for_who_asks_for_json(ask):
    middleware = RefusalMiddleware(lambda request: HttpResponse())
    response = middleware.process_exception(ask(HTTP_ACCEPT="application/json"), Refused("Không được."))
    assert response.status_code == 409 and "Kh" in response.content.decode()
    assert response.headers["Content-Type"] == "application/json"


def test_other_exceptions_pass(ask):
    assert RefusalMiddleware(lambda request: HttpResponse()).process_exception(ask(), ValueError("x")) is None


@pytest.mark.django_db
def test_a_wrong_address_is_answered_in_our_words_under_the_content_policy():
    response = Client().get("/khong-co-trang-nay/")
    assert response.status_code == 404 and "Không tìm thấy trang" in response.content.decode()
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_a_form_without_its_token_is_answered_in_our_words():
    response = Client(enforce_csrf_checks=True).post("/tai-khoan/login/", {"login": "a", "password": "b"})
    assert response.status_code == 403 and "Phiên làm việc đã hết hạn" in response.content.decode()
