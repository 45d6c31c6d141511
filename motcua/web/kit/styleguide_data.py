"""Sample content of the style guide: made up, but shaped like the real thing."""

from __future__ import annotations

from typing import Any

FORM: dict[str, Any] = {
    "schema": {
        "type": "object",
        "properties": {
            "child_name": {
                "type": "string",
                "title": "Họ, chữ đệm, tên của trẻ",
                "description": "Viết đúng như trong giấy chứng sinh.",
                "maxLength": 120,
            },
            "birth_date": {
                "type": "string",
                "format": "date",
                "title": "Ngày sinh",
                "description": "Ví dụ: 05/09/2024",
            },
            "gender": {
                "type": "string",
                "title": "Giới tính",
                "oneOf": [{"const": "nam", "title": "Nam"}, {"const": "nu", "title": "Nữ"}],
            },
            "identity_no": {
                "type": "string",
                "title": "Số định danh cá nhân của người yêu cầu",
                "description": "12 chữ số, in trên thẻ căn cước.",
            },
            "phone": {"type": "string", "title": "Số điện thoại"},
            "marital": {
                "type": "string",
                "title": "Tình trạng hôn nhân của cha mẹ",
                "oneOf": [
                    {"const": "da-ket-hon", "title": "Đã đăng ký kết hôn"},
                    {"const": "chua", "title": "Chưa đăng ký kết hôn"},
                ],
            },
            "certificate_no": {"type": "string", "title": "Số giấy chứng nhận kết hôn"},
            "ethnicity": {
                "type": "string",
                "title": "Dân tộc",
                "enum": ["Kinh", "Khmer", "Hoa", "Chăm", "Ê Đê", "Nùng"],
            },
            "copies": {"type": "integer", "title": "Số bản sao đề nghị cấp", "minimum": 0},
            "fee": {"type": "integer", "title": "Lệ phí đã nộp"},
            "note": {"type": "string", "title": "Nội dung khác", "maxLength": 500},
            "truth": {"type": "boolean", "title": "Tôi cam đoan nội dung khai là đúng sự thật"},
        },
        "required": ["child_name", "birth_date", "gender", "identity_no", "phone", "marital", "truth"],
    },
    "ui": {
        "pages": [
            {"title": "Thông tin của trẻ", "fields": ["child_name", "birth_date", "gender", "ethnicity"]},
            {
                "title": "Người yêu cầu",
                "fields": ["identity_no", "phone", "marital", "certificate_no", "copies", "fee", "note", "truth"],
            },
        ],
        "fields": {
            "birth_date": {"widget": "date"},
            "identity_no": {"widget": "identity_no", "autocomplete": "off"},
            "phone": {"widget": "phone", "autocomplete": "tel"},
            "certificate_no": {"show_if": {"field": "marital", "equals": "da-ket-hon"}, "short": True},
            "ethnicity": {"widget": "select"},
            "fee": {"widget": "money"},
            "note": {"widget": "textarea"},
        },
    },
}
VALUES: dict[str, Any] = {
    "child_name": "Nguyễn Ngọc Ánh Dương",
    "birth_date": "2024-06-20",
    "gender": "nu",
    "identity_no": "000190000001",
    "phone": "0900 000 001",
    "marital": "da-ket-hon",
    "ethnicity": "Kinh",
    "copies": 2,
    "fee": 8000,
}
ERRORS: dict[str, str] = {
    "child_name": "Nhập họ, chữ đệm, tên của trẻ.",
    "birth_date": "Ngày sinh phải là một ngày có thật, viết như 05/09/2024.",
    "gender": "Chọn giới tính của trẻ.",
    "identity_no": "Số định danh cá nhân phải có 12 chữ số; ông/bà đã nhập 11.",
    "truth": "Đánh dấu vào ô cam đoan trước khi nộp hồ sơ.",
}
CHART: dict[str, Any] = {
    "type": "bar",
    "stacked": True,
    "categories": ["01/2024", "02/2024", "03/2024", "04/2024", "05/2024", "06/2024"],
    "series": [
        {"name": "Trước hạn", "tone": "done", "data": [1820, 1210, 2034, 1987, 2105, 2240]},
        {"name": "Đúng hạn", "tone": "now", "data": [410, 366, 455, 402, 431, 420]},
        {"name": "Quá hạn", "tone": "late", "data": [12, 25, 9, 14, 8, 6]},
    ],
}
