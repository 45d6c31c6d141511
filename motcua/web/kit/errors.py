"""Error pages: what happened, and what to do now. Named in config as handler400..500 and CSRF_FAILURE_VIEW."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


@dataclass(frozen=True)
class Message:
    """A page's title, its sentence, and what the person can do next."""

    title: str
    sentence: str
    advice: tuple[str, ...] = ()


BAD_REQUEST = Message(
    "Yêu cầu không đọc được",
    "Dữ liệu gửi đến không đúng dạng nên chưa được xử lý.",
    ("Quay lại trang trước, kiểm tra nội dung đã nhập rồi gửi lại.",),
)
FORBIDDEN = Message(
    "Ông/bà không có quyền xem trang này",
    "Trang này dành cho người có nhiệm vụ khác với tài khoản đang đăng nhập.",
    ("Đăng nhập bằng tài khoản được giao nhiệm vụ.", "Liên hệ quản trị hệ thống của cơ quan nếu cần được cấp quyền."),
)
NOT_FOUND = Message(
    "Không tìm thấy trang",
    "Địa chỉ này không có, hoặc ông/bà không được giao xem nội dung ở địa chỉ này.",
    (
        "Kiểm tra lại địa chỉ đã nhập.",
        "Tra cứu hồ sơ bằng mã hồ sơ và bốn số cuối điện thoại tại mục “Tra cứu hồ sơ”.",
    ),
)
CSRF = Message(
    "Phiên làm việc đã hết hạn",
    "Trang đã mở quá lâu hoặc trình duyệt chặn cookie, nên nội dung vừa gửi chưa được nhận.",
    (
        "Quay lại trang trước, tải lại trang rồi gửi lần nữa; bản nháp đã lưu vẫn còn.",
        "Cho phép trình duyệt dùng cookie của trang này.",
    ),
)
TOO_MANY = Message(
    "Ông/bà thao tác quá nhanh",
    "Có quá nhiều yêu cầu trong thời gian ngắn, nên hệ thống tạm dừng nhận để bảo vệ hồ sơ của mọi người.",
    ("Chờ vài phút rồi thử lại.",),
)


_BARE = """<!DOCTYPE html>
<html lang="vi"><head><meta charset="utf-8"><title>Hệ thống đang gián đoạn – Một Cửa</title></head>
<body><h1>Hệ thống đang gián đoạn</h1><p>Yêu cầu vừa rồi chưa được thực hiện do sự cố ở máy chủ. Ông/bà chờ vài phút
rồi tải lại trang. Bản nháp đã lưu và hồ sơ đã nộp vẫn còn nguyên.</p><p><a href="/">Về trang đầu</a></p></body></html>
"""


def page(request: HttpRequest, message: Message, status: int) -> HttpResponse:
    """An error page in the layout of the door it happened in."""
    return render(request, "kit/error.html", {"message": message, "status": status}, status=status)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, BAD_REQUEST, 400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, FORBIDDEN, 403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, NOT_FOUND, 404)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return page(request, CSRF, 403)


def too_many(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return page(request, TOO_MANY, 429)


def refused(request: HttpRequest, sentence: str) -> HttpResponse:
    """409: the rules do not allow the act now, and say why."""
    return page(request, Message("Chưa thực hiện được", sentence), 409)


def server_error(request: HttpRequest) -> HttpResponse:
    """500: needs neither database nor session, for it is shown when those fail."""
    try:
        body = _server_error_page()
    except ValueError:  # not even the names of the built files are known
        body = _BARE
    return HttpResponse(body, status=500)


@cache
def _server_error_page() -> str:
    return render_to_string("kit/server_error.html")
