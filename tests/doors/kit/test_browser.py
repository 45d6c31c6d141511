"""The kit in a real browser: accessible, within the content policy, and its scripts do what they promise."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from motcua.web.kit.styleguide import styleguide
from tests.doors.kit.browser import ORIGIN, Site, UploadServer

pytestmark = pytest.mark.xdist_group("browser")


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with sync_playwright() as tools:
        browser = tools.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture
def site(built: Path, ask: Any) -> Site:
    html = styleguide(ask("/kieu-mau/")).content.decode()
    office = styleguide(ask("/kieu-mau/?khung=can-bo")).content.decode()
    return Site(built, {"/": html, "/can-bo/": office})


@pytest.fixture
def page(chromium: Browser, site: Site) -> Iterator[Page]:
    """A page whose console must stay silent."""
    context = chromium.new_context(locale="vi-VN", viewport={"width": 1280, "height": 900})
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    site.serve(page)
    yield page
    context.close()
    expected = re.compile(r"Failed to load resource")
    assert [text for text in complaints if not expected.search(text)] == []


@pytest.mark.parametrize("path", ["/", "/can-bo/"])
@pytest.mark.parametrize("width", [360, 1280])
def test_no_accessibility_violation_and_no_sideways_scroll(chromium: Browser, site: Site, path: str, width: int):
    context = chromium.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
    page = context.new_page()
    site.serve(page)
    page.goto(ORIGIN + path)
    page.wait_for_selector(".mc-chart__canvas--drawn canvas")
    found = Axe().run(page).response
    assert found["passes"]
    assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    context.close()


def test_a_dependent_question_appears_with_its_answer_and_is_not_sent_without(page: Page):
    page.goto(ORIGIN)
    form = page.locator("form[data-autosave]")
    question = form.locator("[name=certificate_no]")
    expect(question).to_be_visible()
    form.locator("[name=marital][value=chua]").check()
    expect(question).to_be_hidden()
    expect(question).to_be_disabled()
    form.locator("[name=marital][value='da-ket-hon']").check()
    expect(question).to_be_enabled()


def test_a_draft_is_saved_and_says_so(page: Page, site: Site):
    bodies: list[str] = []

    def save(route: Any) -> None:
        bodies.append(route.request.post_data)
        route.fulfill(status=204)

    site.handlers["/kieu-mau/nhap/"] = save
    page.goto(ORIGIN)
    form = page.locator("form[data-autosave]")
    page.evaluate("document.querySelector('[data-autosave-note]').textContent = ''")
    form.locator("[name=child_name]").fill("Trần Ẩn")
    assert page.evaluate("localStorage.getItem('mc-draft:/kieu-mau/nhap/')")
    expect(form.locator("[data-autosave-note]")).to_have_text(re.compile(r"đã lưu \d\d:\d\d"), timeout=6000)
    assert page.evaluate("localStorage.getItem('mc-draft:/kieu-mau/nhap/')") is None
    assert "child_name=Tr%E1%BA%A7n" in bodies[-1]


def test_what_was_typed_survives_a_lost_connection_and_a_reload(page: Page, site: Site):
    offline = True

    def save(route: Any) -> None:
        return route.abort() if offline else route.fulfill(status=204)

    site.handlers["/kieu-mau/nhap/"] = save
    page.goto(ORIGIN)
    note = page.locator("form[data-autosave] [data-autosave-note]")
    page.locator("form[data-autosave] [name=child_name]").fill("Lê Giữ Lại")
    expect(note).to_have_text(re.compile("mất kết nối: nội dung được giữ trên máy này"), timeout=6000)
    offline = False
    page.reload()
    expect(page.locator("form[data-autosave] [name=child_name]")).to_have_value("Lê Giữ Lại")
    expect(note).to_have_text(re.compile("đã lưu"), timeout=6000)


def test_a_reload_that_overtakes_the_save_shows_what_was_typed(page: Page, site: Site):
    """The page is asked for while the save is on its way: it comes without it, and the copy fills it in."""
    site.handlers["/kieu-mau/nhap/"] = lambda route: route.fulfill(status=204)
    page.goto(ORIGIN)
    name, note = page.locator("form[data-autosave] [name=child_name]"), page.locator("[data-autosave-note]")
    page.evaluate("document.querySelector('[data-autosave-note]').textContent = ''")
    name.fill("Đỗ Vừa Kịp")
    page.evaluate("window.dispatchEvent(new Event('beforeunload'))")
    expect(note).to_have_text(re.compile(r"đã lưu \d\d:\d\d"), timeout=6000)
    page.reload()
    expect(name).to_have_value("Đỗ Vừa Kịp")


def test_a_copy_the_server_has_had_for_long_is_not_shown_over_what_it_says_now(page: Page, site: Site):
    site.handlers["/kieu-mau/nhap/"] = lambda route: route.fulfill(status=204)
    page.goto(ORIGIN)
    name = page.locator("form[data-autosave] [name=child_name]")
    before = name.input_value()
    page.evaluate(
        "localStorage.setItem('mc-draft:/kieu-mau/nhap/', JSON.stringify("
        "{ names: ['child_name'], pairs: [['child_name', 'Tên Cũ']], saved: Date.now() - 90000 }))"
    )
    page.reload()
    expect(name).to_have_value(before)
    assert page.evaluate("localStorage.getItem('mc-draft:/kieu-mau/nhap/')") is None


def test_a_copy_is_forgotten_once_its_form_has_arrived(page: Page, site: Site):
    site.handlers["/kieu-mau/nhap/"] = lambda route: route.abort()
    site.pages["/da-nop/"] = site.pages["/"].replace("data-autosave=", "data-was=")
    page.goto(ORIGIN)
    page.locator("form[data-autosave] [name=child_name]").fill("Võ Đã Nộp")
    page.evaluate("document.querySelector('form[data-autosave]').dispatchEvent(new Event('submit'))")
    assert "Võ Đã Nộp" in page.evaluate("localStorage.getItem('mc-draft:/kieu-mau/nhap/')")
    page.goto(ORIGIN + "/da-nop/")
    expect(page.locator("body")).to_have_class(re.compile("js-enabled"))
    page.wait_for_timeout(200)
    assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('mc-'))") == []


def test_a_file_goes_in_pieces_and_continues_after_failures(page: Page, site: Site):
    server = UploadServer(fail=[503])
    site.handlers["/tep/"] = server.answer
    content = bytes(range(256)) * 2500
    page.goto(ORIGIN)
    page.locator("[data-upload] input[type=file]").set_input_files(
        {"name": "ảnh.jpg", "mimeType": "image/jpeg", "buffer": content}
    )
    item = page.locator(".mc-upload__item").last
    expect(item).to_contain_text("Đã nhận đủ, 625 KB", timeout=10000)
    assert bytes(server.stored) == content
    assert server.asked.count("POST") == 1 and server.asked.count("PATCH") == 4
    expect(item.locator("input[name=giay_chung_sinh_id]")).to_have_value("7")


def test_a_file_continues_after_a_reload(page: Page, site: Site):
    server = UploadServer(fail=[])
    content = b"x" * 600_000
    site.handlers["/tep/"] = server.answer
    file = {"name": "a.pdf", "mimeType": "application/pdf", "buffer": content}
    page.goto(ORIGIN)
    server.stored += content[:262144]
    page.evaluate("window.File.prototype.__defineGetter__('lastModified', () => 5)")
    page.evaluate("localStorage.setItem('mc-upload:/tep/:a.pdf:600000:5', '7')")
    page.locator("[data-upload] input[type=file]").set_input_files(file)
    expect(page.locator(".mc-upload__item").last).to_contain_text("Đã nhận đủ", timeout=10000)
    assert bytes(server.stored) == content
    assert server.asked[0] == "HEAD" and "POST" not in server.asked


def test_a_file_that_is_refused_says_why(page: Page, site: Site):
    reason = "Tệp phải là PDF, JPG hoặc PNG."
    site.handlers["/tep/"] = lambda route: route.fulfill(
        status=422, content_type="application/json", body='{"reason": "' + reason + '"}'
    )
    page.goto(ORIGIN)
    page.locator("[data-upload] input[type=file]").set_input_files(
        {"name": "a.exe", "mimeType": "application/octet-stream", "buffer": b"MZ"}
    )
    expect(page.locator(".mc-upload__item--failed")).to_contain_text(reason)


def test_keys_press_their_buttons(page: Page):
    page.goto(ORIGIN + "/can-bo/")
    page.evaluate(
        "window.pressed = 0; document.querySelector('[data-key=F8]').addEventListener('click', () => pressed++)"
    )
    page.keyboard.press("F8")
    assert page.evaluate("window.pressed") == 1


def test_enter_moves_on_in_a_clerks_form(page: Page):
    page.goto(ORIGIN + "/can-bo/")
    page.locator("#gon-child_name").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "gon-birth_date"


def test_larger_text_is_one_tap_and_is_remembered(page: Page):
    page.goto(ORIGIN)
    before = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.govuk-body')).fontSize)")
    page.get_by_role("button", name="Chữ rất lớn").click()
    after = page.evaluate("parseFloat(getComputedStyle(document.querySelector('.govuk-body')).fontSize)")
    assert after > before * 1.3
    assert "co_chu=rat-lon" in page.evaluate("document.cookie")


def test_columns_sort_and_speak_vietnamese(page: Page):
    page.goto(ORIGIN)
    table = page.locator("table[data-module=moj-sortable-table]")
    table.get_by_role("button", name="Số tờ").click()
    assert table.locator("tbody td:last-child").all_inner_texts() == ["3", "12", "1.234"]
    expect(page.locator("[role=status]", has_text="Đã sắp theo Số tờ (tăng dần)")).to_have_count(1)


def test_every_question_is_readable_without_scripts(chromium: Browser, site: Site):
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    site.serve(page)
    page.goto(ORIGIN)
    expect(page.locator("#certificate_no")).to_be_visible()
    expect(page.get_by_text("Chỉ điền khi mục “Tình trạng hôn nhân của cha mẹ”").first).to_be_visible()
    expect(page.locator("[data-upload] input[type=file]")).to_be_visible()
    context.close()


READER = """<!doctype html><html lang="vi"><head><meta charset="utf-8"><title>x</title>
<script type="module" src="/static/motcua/desk.js"></script></head><body><main><div data-reader>
<p data-reader-place></p><b data-reader-count></b><iframe data-reader-frame title="x"></iframe>
<div data-reader-item data-src="about:blank#1"><input type="checkbox" aria-label="1"><details><summary>?</summary>
<textarea data-reader-objection id="o1"></textarea></details></div>
<div data-reader-item data-src="about:blank#2"><input type="checkbox" aria-label="2"><details><summary>?</summary>
<textarea data-reader-objection id="o2"></textarea></details></div></div></main></body></html>"""


def test_the_signing_reader_turns_marks_and_objects_by_keyboard(page: Page, site: Site):
    site.pages["/phien/"] = READER
    page.goto(f"{ORIGIN}/phien/")
    expect(page.locator("[data-reader-place]")).to_have_text("1 / 2")
    page.keyboard.press("Enter")
    expect(page.locator("[data-reader-count]")).to_have_text("1")
    page.keyboard.press("ArrowRight")
    expect(page.locator("[data-reader-place]")).to_have_text("2 / 2")
    page.keyboard.press("F4")
    expect(page.locator("#o2")).to_be_focused()
    page.keyboard.type("Chưa đủ")
    expect(page.locator("#o2")).to_have_value("Chưa đủ")
    expect(page.locator("[data-reader-count]")).to_have_text("1")
