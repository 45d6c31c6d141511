"""Forms: what people type becomes values, and every rule that is broken is said in the citizen's words."""

from datetime import date

import pytest

from motcua.procedures.rules.forms import (
    FormDefinition,
    answers,
    as_typed,
    check_form,
    coerce,
    prefill,
    validate,
)
from tests.factories.typed_forms import NAMES, TODAY, TYPED


def errors_of(form, **changes):
    """The sentences for a complete example with some fields changed (None = left empty)."""
    typed = TYPED[form[0]] | changes
    return validate(coerce({k: v for k, v in typed.items() if v is not None}, form[1]), form[1], today=TODAY)


@pytest.mark.parametrize("name", NAMES)
def test_every_form_is_sound(form_of, name):
    assert check_form(form_of(name)) == ()


@pytest.mark.parametrize("name", NAMES)
def test_a_complete_example_is_right(form_of, name):
    assert errors_of((name, form_of(name))) == {}


@pytest.mark.parametrize("name", NAMES)
def test_an_empty_form_names_every_required_field_in_its_order(form_of, name):
    form = form_of(name)
    found = validate({}, form)

    assert set(found) == set(form.schema["required"])
    assert list(found) == [field for field in form.field_names if field in found]
    assert all(text.startswith(("Nhập ", "Chọn ", "Đánh dấu ")) and text.endswith(".") for text in found.values())


@pytest.mark.parametrize("name", NAMES)
def test_every_message_is_of_a_rule_the_field_has(form_of, name):
    form = form_of(name)
    conditional = {field for rule in form.schema.get("allOf", []) for field in rule["then"]["required"]} | set(
        form.schema["required"]
    )
    for field, messages in form.messages.items():
        for keyword in messages:
            known = set(form.properties[field]) | ({"required"} if field in conditional else set())
            assert keyword in known, (field, keyword)


@pytest.mark.parametrize("name", [name for name in NAMES if name != "plain"])
def test_forms_in_the_catalogue_are_files_and_prefill_names_are_known(form_of, catalogue, name):
    assert name in {row["form"] for row in catalogue}
    sources = {form_of(name).overlay(field).get("prefill") for field in form_of(name).properties} - {None}
    known = ("full_name", "identity_no", "date_of_birth", "gender", "address", "phone", "email")
    assert sources <= {f"person.{key}" for key in known}


def test_the_catalogue_names_no_form_that_is_absent(catalogue):
    assert {row["form"] for row in catalogue} == set(NAMES)


BAD = [
    ("khai-sinh", "ten_tre", None, "Nhập họ, chữ đệm, tên của trẻ."),
    ("khai-sinh", "ten_tre", "Khôi 2", "Họ, tên chỉ gồm chữ cái và khoảng trắng. Hãy bỏ chữ số và ký hiệu."),
    (
        "khai-sinh",
        "ten_tre",
        "K" * 101,
        "Họ, chữ đệm, tên của trẻ chỉ được dài đến 100 ký tự; ông/bà đã nhập 101 ký tự. Hãy viết gọn lại.",
    ),
    (
        "khai-sinh",
        "ngay_sinh",
        "31/02/2024",
        "Ngày sinh của trẻ “31/02/2024” không phải là một ngày có thật. Nhập ngày, tháng, năm, ví dụ 27/03/1992.",
    ),
    ("khai-sinh", "ngay_sinh", "20/06/2042", "Ngày sinh của trẻ không được sau ngày hôm nay. Hãy kiểm tra lại năm."),
    ("khai-sinh", "ngay_sinh", "20/06/0024", "Ngày sinh của trẻ phải từ năm 1900 trở về sau. Hãy kiểm tra lại năm."),
    ("khai-sinh", "gioi_tinh", "x", "Chọn giới tính của trẻ trong danh sách: Nam, Nữ."),
    ("khai-sinh", "so_dinh_danh", "12345", "Số định danh cá nhân phải có 12 chữ số. Hãy xem lại số trên thẻ căn cước."),
    (
        "khai-sinh",
        "dien_thoai",
        "12345",
        "Số điện thoại phải có 10 chữ số và bắt đầu bằng số 0, ví dụ 0900 000 001.",
    ),
    ("khai-sinh", "thu_dien_tu", "abc", "Thư điện tử chưa đúng. Nhập như ten@example.vn hoặc để trống."),
    ("khai-sinh", "so_ban_sao", "hai", "Số bản sao phải là số nguyên, ví dụ 2."),
    ("khai-sinh", "so_ban_sao", "21", "Một lần cấp nhiều nhất 20 bản sao."),
    ("khai-sinh", "so_ban_sao", "-1", "Số bản sao Giấy khai sinh cần cấp phải từ 0 trở lên."),
    ("khai-sinh", "cam_doan", None, "Đánh dấu vào ô cam đoan để nộp hồ sơ."),
    ("khai-sinh", "dan_toc", "Khác", "Nhập tên dân tộc của trẻ."),
    ("khai-sinh", "co_cha", "co", "Nhập họ, chữ đệm, tên cha của trẻ."),
    ("khai-sinh", "ten_me", None, "Nhập họ, chữ đệm, tên mẹ của trẻ."),
    ("tinh-trang-hon-nhan", "tinh_trang", "da_ly_hon", "Nhập số, ngày bản án hoặc quyết định ly hôn."),
    ("tinh-trang-hon-nhan", "muc_dich", "ket_hon", "Nhập họ, chữ đệm, tên người dự định kết hôn."),
    ("chung-thuc", "so_ban", "0", "Nhập ít nhất 1 bản sao."),
    ("chung-thuc", "so_ban", "1,5", "Số bản sao phải là số nguyên, ví dụ 3."),
    ("ho-kinh-doanh", "von", "năm mươi triệu", "Vốn kinh doanh phải là số tiền, ví dụ 50.000.000."),
    ("ho-kinh-doanh", "so_thanh_vien", "1", "Hộ gia đình phải có ít nhất 2 thành viên cùng đăng ký."),
    ("ho-kinh-doanh", "ma_nganh", "47", "Mã ngành gồm 4 chữ số, ví dụ 4711; để trống nếu không biết."),
    ("giay-phep-xay-dung", "chieu_cao", "101", "Chiều cao quá 100 m không thuộc thẩm quyền của huyện."),
    ("giay-phep-xay-dung", "dien_tich_dat", "abc", "Diện tích đất phải là một số, ví dụ 120,5."),
    ("giay-phep-xay-dung", "cam_ket_lien_ke", None, "Đánh dấu vào ô cam kết về công trình liền kề."),
    ("plain", "noi_dung", "Xin", "Ghi rõ hơn nội dung yêu cầu, ít nhất 5 ký tự."),
]


@pytest.mark.parametrize(("name", "field", "typed", "said"), BAD)
def test_a_bad_value_is_said_in_the_citizens_words(form_of, name, field, typed, said):
    found = errors_of((name, form_of(name)), **{field: typed})

    assert said in found.values()
    assert found.get(field, said) == said


def test_a_field_the_form_does_not_know_is_reported_and_never_stored(form_of):
    form = form_of("plain")
    typed = TYPED["plain"] | {"csrf": "abc"}

    assert "csrf" not in coerce(typed, form)
    assert validate(coerce(typed, form) | {"csrf": "abc"}, form) == {
        "csrf": "Biểu mẫu không có mục “csrf”. Hãy bỏ mục này rồi nộp lại."
    }


def test_typed_text_becomes_values(form_of):
    birth = coerce(TYPED["khai-sinh"], form_of("khai-sinh"))
    permit = coerce(TYPED["giay-phep-xay-dung"], form_of("giay-phep-xay-dung"))
    shop = coerce(TYPED["ho-kinh-doanh"], form_of("ho-kinh-doanh"))

    assert (birth["ngay_sinh"], birth["so_ban_sao"], birth["cam_doan"]) == ("2024-06-20", 2, True)
    assert birth["dien_thoai"] == "0900000001"
    assert (permit["dien_tich_dat"], permit["dien_tich_xay_dung"], permit["so_tang"]) == (1200.5, 85.5, 2)
    assert (shop["von"], shop["ngay_sinh"]) == (50_000_000, "1994-03-09")
    assert coerce(TYPED["plain"], form_of("plain"))["noi_dung"].count("\n") == 1


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("27/03/1992", "1992-03-27"),
        ("27-3-1992", "1992-03-27"),
        ("27031992", "1992-03-27"),
        ("1992-03-27", "1992-03-27"),
        (" 27 / 03 / 1992 ", "1992-03-27"),
        ("27/03/92", "27/03/92"),
        ("29/02/2023", "29/02/2023"),
    ],
)
def test_dates_are_read_day_first(form_of, typed, stored):
    assert coerce({"ngay_sinh": typed}, form_of("khai-sinh")) == {"ngay_sinh": stored}


def test_a_phone_with_the_country_code_and_a_number_with_spaces_are_put_right(form_of):
    found = coerce({"dien_thoai": "+84 900.000.001", "so_dinh_danh": "0001 9400 0001"}, form_of("plain"))

    assert found == {"dien_thoai": "0900000001", "so_dinh_danh": "000194000001"}


def test_decomposed_letters_are_composed(form_of):
    assert coerce({"nguoi_yeu_cau": "Ha\u0300"}, form_of("plain")) == {"nguoi_yeu_cau": "Hà"}


def test_a_field_that_does_not_apply_is_not_stored(form_of):
    form = form_of("khai-sinh")
    found = coerce(TYPED["khai-sinh"] | {"ten_cha": "Nguyễn Văn A", "dan_toc_khac": "Dao"}, form)

    assert "ten_cha" not in found and "dan_toc_khac" not in found


def test_values_go_back_as_typed(form_of):
    form = form_of("giay-phep-xay-dung")
    stored = coerce(TYPED["giay-phep-xay-dung"] | {"ngay_khoi_cong": "15/08/2024"}, form)

    assert coerce(as_typed(form, stored), form) == stored
    assert as_typed(form, stored)["ngay_khoi_cong"] == "15/08/2024"


def test_prefill_takes_what_is_known_of_the_person(form_of):
    person = {
        "full_name": "Huỳnh Thị Thư",
        "date_of_birth": date(1994, 3, 9),
        "gender": "Nữ",
        "identity_no": "000194000001",
        "phone": "",
    }
    found = prefill(form_of("tinh-trang-hon-nhan"), person)

    assert found["nguoi_yeu_cau"] == found["ten_nguoi_xac_nhan"] == "Huỳnh Thị Thư"
    assert (found["ngay_sinh"], found["gioi_tinh"]) == ("1994-03-09", "Nữ")
    assert "dien_thoai" not in found
    assert "gioi_tinh" not in prefill(form_of("tinh-trang-hon-nhan"), person | {"gender": "khác"})


def test_answers_are_in_words_and_in_the_order_of_the_form(form_of):
    form = form_of("khai-sinh")
    found = answers(form, coerce(TYPED["khai-sinh"], form))
    texts = {answer.name: answer.text for answer in found}

    assert found[0].label == "Họ, chữ đệm, tên người yêu cầu"
    assert (texts["gioi_tinh"], texts["ngay_sinh"], texts["cam_doan"]) == ("Nam", "20/06/2024", "Có")
    shop = form_of("ho-kinh-doanh")
    money = {a.name: a.text for a in answers(shop, coerce(TYPED["ho-kinh-doanh"], shop))}["von"]
    assert money == "50.000.000 đồng"


def test_a_sentence_is_made_when_the_form_has_none_of_its_own():
    form = FormDefinition(
        {
            "type": "object",
            "properties": {
                "ubnd": {"type": "string", "title": "UBND xã nơi nộp", "minLength": 3},
                "muc": {"type": "integer", "title": "Mức", "minimum": 1000, "maximum": 2_000_000},
                "dt": {"type": "number", "title": "Diện tích"},
                "sdt": {"type": "string", "title": "Điện thoại", "pattern": "^0"},
                "so": {"type": "string", "title": "Số định danh", "pattern": r"^\d{12}$"},
                "tu": {"type": "boolean", "title": "Tôi đồng ý", "const": True},
            },
            "required": ["ubnd", "tu"],
            "additionalProperties": False,
        },
        {"fields": {"sdt": {"widget": "phone"}, "so": {"widget": "identity_no"}}},
    )

    assert validate({}, form) == {
        "ubnd": "Nhập UBND xã nơi nộp.",
        "tu": "Đánh dấu vào ô “Tôi đồng ý” để tiếp tục.",
    }
    assert validate({"ubnd": "ab", "muc": 1, "dt": "x", "sdt": "1", "so": "123", "tu": False}, form) == {
        "ubnd": "UBND xã nơi nộp phải có ít nhất 3 ký tự; ông/bà đã nhập 2 ký tự.",
        "muc": "Mức phải từ 1.000 trở lên.",
        "dt": "Diện tích phải là một số, ví dụ 85,5.",
        "sdt": "Điện thoại phải có 10 chữ số và bắt đầu bằng số 0.",
        "so": "Số định danh phải có 12 chữ số; ông/bà đã nhập 3 chữ số.",
        "tu": "Đánh dấu vào ô “Tôi đồng ý” để tiếp tục.",
    }
    assert validate({"ubnd": "abc", "muc": 3_000_000, "tu": True}, form) == {"muc": "Mức không được quá 2.000.000."}


def test_an_unsound_form_is_found_out():
    loose = FormDefinition({"type": "object", "properties": {"a": {"type": "array"}}}, {"pages": [{"fields": ["b"]}]})

    assert check_form(loose) == (
        "Biểu mẫu phải từ chối trường không khai báo.",
        "Trường “a” phải là chuỗi, số hoặc đúng/sai.",
        "Trường “a” chưa có nhãn.",
        "Trường “a” không có trang nào.",
        "Trang có trường “b” không khai báo.",
    )
    assert "không hợp lệ" in check_form(FormDefinition({"type": 1}))[0]
    assert "không hợp lệ" in check_form(FormDefinition({"type": "string", "pattern": "("}))[0]


def test_a_form_goes_to_json_and_back(form_of):
    form = form_of("khai-sinh")

    assert FormDefinition.from_json(form.as_json()) == form
