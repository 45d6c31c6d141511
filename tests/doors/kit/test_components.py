"""Components: state is a word and a shape, wording is Vietnamese, nothing is markup that came from outside."""

from datetime import UTC, datetime

import pytest
from django.core.paginator import Paginator
from jinja2 import UndefinedError

from motcua.dossiers.rules.states import STATE_NAMES, State
from motcua.web.kit.look import TONES, due_tone, state_tone
from motcua.web.kit.pages import page_links, query_with

AT = datetime(2024, 6, 24, 9, 30, tzinfo=UTC)


@pytest.mark.parametrize("state", State)
def test_every_state_has_a_word_a_shape_and_a_tone(kit, state):
    html = str(kit.state_tag(state.value))
    assert STATE_NAMES[state] in html and "<svg" in html
    assert state_tone(state) in TONES


def test_shapes_of_tones_differ(kit):
    assert len({str(kit.shape(tone)) for tone in TONES}) == len(TONES)


@pytest.mark.parametrize(("hours", "tone"), [(-1, "late"), (2, "waiting"), (24, "waiting"), (25, "neutral")])
def test_due_tone(hours, tone):
    from datetime import timedelta

    assert due_tone(AT + timedelta(hours=hours), AT) == tone


def test_a_due_moment_is_told_in_vietnam(kit):
    html = str(kit.due_tag("còn 2 ngày làm việc", "neutral", AT))
    assert "16:30 24/06/2024" in html and 'datetime="2024-06-24T16:30:00+07:00"' in html


def test_a_button_with_a_key_shows_it_and_declares_it(kit):
    html = str(kit.button("Tiếp nhận", shortcut="F8"))
    assert 'data-key="F8"' in html and ">F8</kbd>" in html


def test_a_disabled_button_says_why(kit):
    html = str(kit.button("Ký", reason="Hồ sơ chưa có dự thảo.", name="ky", shortcut="F8"))
    assert "disabled" in html and 'id="ky-ly-do">Hồ sơ chưa có dự thảo.' in html and "data-key" not in html


def test_tables_scroll_by_themselves_and_align_figures(kit):
    html = str(
        kit.table("Hồ sơ", [{"text": "Mã"}, {"text": "Số tờ", "numeric": True}], [[{"text": "A", "href": "/a/"}, 12]])
    )
    assert 'role="region" aria-label="Hồ sơ"' in html
    assert '<td class="govuk-table__cell govuk-table__cell--numeric">12</td>' in html
    assert '<a class="govuk-link" href="/a/">A</a>' in html


def test_a_chart_has_its_table(kit):
    data = {
        "type": "line",
        "categories": ["01/2024"],
        "series": [{"name": "Đúng hạn", "data": [98.81]}],
        "percent": True,
    }
    html = str(kit.chart("c", "Tỷ lệ đúng hạn", data))
    assert "98,81 %" in html and '<script type="application/json" id="c-so-lieu">' in html


def test_text_from_outside_is_escaped_everywhere(kit):
    bad = "<script>x</script>"
    drawn = [
        kit.tag(bad),
        kit.summary([(bad, bad)]),
        kit.table(bad, [{"text": bad}], [[bad]]),
        kit.files([{"name": bad, "href": bad, "size": 1, "note": bad}]),
        kit.steps([{"name": bad, "status": "now", "who": bad, "phone": bad, "note": bad}]),
        kit.history([{"at": AT, "sentence": bad, "who": bad}]),
        kit.empty_state(bad, bad),
        kit.error_summary({"a": bad}),
        kit.confirmation(bad, bad, bad),
        kit.tiles([{"label": bad, "figure": bad, "note": bad}]),
        kit.why([bad]),
        kit.button(bad, shortcut="F2"),
    ]
    assert all(bad not in str(html) for html in drawn)


def test_json_of_a_chart_cannot_close_its_script(kit):
    data = {"type": "bar", "categories": ["</script><b>"], "series": [{"name": "</script>", "data": [1]}]}
    assert str(kit.chart("c", "t", data)).count("</script>") == 1


def test_the_library_speaks_vietnamese(jinja):
    govuk = jinja.globals["govuk"]
    assert "Lỗi:" in str(govuk.input({"name": "a", "id": "a", "label": {"text": "A"}, "errorMessage": "Nhập A."}))
    assert "Cần sửa trước khi tiếp tục" in str(govuk.error_summary({"errorList": [{"text": "A"}]}))
    assert "Đến nội dung chính" in str(govuk.skip_link({}))
    assert "Hiện mật khẩu" in str(govuk.password_input({"name": "p", "id": "p", "label": {"text": "Mật khẩu"}}))


def test_an_unknown_variable_is_an_error(jinja):
    with pytest.raises(UndefinedError):
        jinja.from_string("{{ khong_co }}").render()
    with pytest.raises(UndefinedError):
        jinja.from_string("{{ a.khong_co }}").render(a={})


def test_page_links_keep_the_filters_and_skip_the_middle(ask):
    request = ask("/x/?linh-vuc=HT&linh-vuc=DD&trang=5")
    links = page_links(Paginator(range(100), 10).page(5), request)
    assert [item.get("number", "…") for item in links["items"]] == [1, "…", 3, 4, 5, 6, 7, "…", 10]
    assert links["previous"]["href"] == "?linh-vuc=HT&linh-vuc=DD&trang=4"
    assert query_with(request, trang=None) == "?linh-vuc=HT&linh-vuc=DD"


def test_one_page_needs_no_page_numbers(kit, ask):
    assert str(kit.pagination(Paginator([1], 10).page(1), ask())).strip() == ""
