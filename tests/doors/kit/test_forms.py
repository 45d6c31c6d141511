"""One reading of a form definition for portal, counter and desk."""

from datetime import date

import pytest

from motcua.web.kit.forms import FormView, draw, summarise
from motcua.web.kit.styleguide_data import ERRORS, FORM, VALUES


def named(view: FormView, name: str):
    return next(one for one in view.fields if one.name == name)


def test_pages_and_fields_keep_the_order_of_the_overlay():
    view = draw(FORM)
    assert [page.title for page in view.pages] == ["Thông tin của trẻ", "Người yêu cầu"]
    assert [one.name for one in view.page(1).fields] == ["child_name", "birth_date", "gender", "ethnicity"]


@pytest.mark.parametrize("number", [0, 3])
def test_a_page_that_is_not_there_is_an_error(number):
    with pytest.raises(IndexError):
        draw(FORM).page(number)


@pytest.mark.parametrize(
    ("given", "shown"),
    [("2024-06-20", "20/06/2024"), (date(2024, 6, 20), "20/06/2024"), ("20/6", "20/6"), ("31/02/2024", "31/02/2024")],
)
def test_a_day_is_shown_as_people_write_it_and_a_wrong_one_as_it_was_typed(given, shown):
    assert named(draw(FORM, {"birth_date": given}), "birth_date").value == shown


def test_widgets_follow_the_schema_where_the_overlay_is_silent():
    schema = {
        "properties": {
            "few": {"enum": ["a", "b"]},
            "many": {"enum": list("abcdefg")},
            "yes": {"type": "boolean"},
            "count": {"type": "integer"},
            "day": {"type": "string", "format": "date"},
            "long": {"type": "string", "maxLength": 1000},
            "short": {"type": "string"},
        }
    }
    widgets = {one.name: one.widget for one in draw({"schema": schema}).fields}
    assert widgets == {
        "few": "radios",
        "many": "select",
        "yes": "checkbox",
        "count": "number",
        "day": "date",
        "long": "textarea",
        "short": "text",
    }


def test_a_question_that_depends_on_another_says_when_it_applies():
    condition = named(draw(FORM), "certificate_no").condition
    assert (condition.field, condition.values) == ("marital", ("da-ket-hon",))
    assert condition.sentence == "Chỉ điền khi mục “Tình trạng hôn nhân của cha mẹ” là “Đã đăng ký kết hôn”."


def test_optional_questions_are_marked_and_required_ones_are_not():
    view = draw(FORM)
    assert named(view, "child_name").mark == ""
    assert named(view, "note").mark == "(không bắt buộc)"
    assert named(view, "certificate_no").mark == "(nếu có)"


def test_errors_link_to_their_fields_in_the_order_of_the_form_and_stray_ones_come_last():
    view = draw(FORM, VALUES, {"truth": "Đánh dấu.", "unknown": "Thừa.", "child_name": "Nhập tên."}, prefix="a-")
    assert view.error_list == [
        {"text": "Nhập tên.", "href": "#a-child_name"},
        {"text": "Đánh dấu.", "href": "#a-truth"},
        {"text": "Thừa."},
    ]
    assert [page.has_errors for page in view.pages] == [True, True]


def test_the_summary_tells_answers_in_words():
    told = dict(row for _, rows in summarise(FORM, VALUES | {"truth": True}) for row in rows)
    assert told["Giới tính"] == "Nữ"
    assert told["Ngày sinh"] == "20/06/2024"
    assert told["Lệ phí đã nộp"] == "8.000 đồng"
    assert told["Tôi cam đoan nội dung khai là đúng sự thật"] == "Có"
    assert told["Nội dung khác"] == "Không khai"
    assert "Số giấy chứng nhận kết hôn" not in told


def test_every_field_is_drawn_with_its_label_value_and_error(fields):
    html = str(fields.sections(draw(FORM, VALUES, ERRORS)))
    for name in FORM["schema"]["properties"]:
        assert f'name="{name}"' in html
    for sentence in ERRORS.values():
        assert sentence in html
    assert 'value="20/06/2024"' in html
    assert 'data-show-if="marital"' in html


def test_what_a_person_typed_is_never_markup(fields):
    hostile = '"><script>alert(1)</script>'
    html = str(fields.sections(draw(FORM, dict.fromkeys(FORM["schema"]["properties"], hostile), {"note": hostile})))
    assert "<script" not in html


def test_all_three_densities_carry_the_same_names(fields):
    view = draw(FORM, VALUES)
    for name in FORM["schema"]["properties"]:
        assert f'name="{name}"' in str(fields.compact(view)) and f'name="{name}"' in str(fields.sections(view))


def test_upload_keeps_what_was_received(fields):
    html = str(
        fields.upload(
            "giay", "Giấy chứng sinh", accept=["pdf", "jpg"], files=[{"id": "7", "name": "a.pdf", "size": 10}]
        )
    )
    assert 'accept=".pdf,.jpg"' in html
    assert '<input type="hidden" name="giay_id" value="7">' in html
    assert 'name="giay_remove" value="7"' in html
