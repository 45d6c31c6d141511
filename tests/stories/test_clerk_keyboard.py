"""A clerk receives somebody with the keyboard alone, and few strokes of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.factories.cast import PASSWORD, PLAIN
from tests.stories.system import System

pytestmark = [pytest.mark.xdist_group("stories"), pytest.mark.timeout(420)]

CARD = "000199000123|123456789|Lý Thị Quét Thẻ|02031999|Nữ|Ấp Hai, xã An Mẫu, huyện Mẫu|01012022"
PHONE = "0900000777"
LIMIT = 25


class Keyboard:
    """Types as a clerk does and counts the strokes; what a scanner or the person gives is not counted."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.strokes = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.strokes += 1

    def type(self, text: str) -> None:
        self.press(*text)

    def given(self, text: str) -> None:
        """The person's own data: scanned or told."""
        self.page.keyboard.type(text)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        yield found
        found.close()


def signed_in(browser: Browser, system: System, username: str, door: str) -> Page:
    """An officer in front of a wide screen."""
    context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="vi-VN", base_url=system.address)
    page = context.new_page()
    page.goto(f"/tai-khoan/login/?next={door}")
    page.fill("input[name=login]", username)
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    expect(page.locator("[data-sign-out]")).to_be_visible()
    page.wait_for_load_state("load")
    return page


@pytest.fixture
def clerk(browser: Browser, live_system: System) -> Iterator[Page]:
    """The clerk of the district's desk on their first page."""
    page = signed_in(browser, live_system, "district_clerk", "/mot-cua/")
    yield page
    page.context.close()


def focused(page: Page, name: str) -> None:
    expect(page.locator(f"[name={name}]")).to_be_focused()


def receive(page: Page, keys: Keyboard) -> None:
    """From the clerk's first page to the receipt, for one person with a card and a simple procedure."""
    keys.press("F2")
    focused(page, "the_can_cuoc")
    keys.given(CARD)
    page.keyboard.press("Enter")  # the scanner ends with Enter of its own
    focused(page, "nguoi_phone")
    keys.given(PHONE)
    keys.press("Enter")
    focused(page, "tim_thu_tuc")
    keys.type("cgpm")
    keys.press("Enter")
    expect(page.locator("#hen-tra")).to_contain_text("hẹn trả")
    keys.press("F8")
    page.wait_for_url(re.compile(r"/mot-cua/ho-so/.+moi=1"))


def test_a_simple_reception_takes_few_strokes(clerk: Page) -> None:
    keys = Keyboard(clerk)
    receive(clerk, keys)
    expect(clerk.locator("#viec-tiep")).to_contain_text("Đã tiếp nhận, hẹn trả")
    with clerk.context.expect_page() as opened:
        keys.press("F9")
    assert opened.value.url.endswith("giay-tiep-nhan.pdf") or opened.value.url == "about:blank"
    assert keys.strokes <= LIMIT, f"{keys.strokes} strokes"
    said = clerk.locator("main").inner_text()
    assert "Lý Thị Quét Thẻ" in said
    assert PHONE in said


def test_the_next_person_is_one_key_away_with_an_empty_page(clerk: Page) -> None:
    receive(clerk, Keyboard(clerk))
    first = clerk.url
    clerk.keyboard.press("F2")
    focused(clerk, "the_can_cuoc")
    assert clerk.locator("[name=nguoi_full_name]").input_value() == ""
    assert clerk.url != first


def test_enter_before_the_list_has_come_still_takes_the_best_hit(clerk: Page) -> None:
    clerk.goto("/mot-cua/tiep-nhan/")
    clerk.locator("[name=tim_thu_tuc]").focus()
    clerk.keyboard.insert_text("giay phep mau")
    clerk.keyboard.press("Enter")
    expect(clerk.locator("[name=ma_thu_tuc]")).to_have_value(PLAIN)


def test_arrows_choose_and_escape_closes(clerk: Page) -> None:
    clerk.goto("/mot-cua/tiep-nhan/")
    box = clerk.locator("[name=tim_thu_tuc]")
    box.focus()
    clerk.keyboard.type("cap phep")
    options = clerk.locator("[role=option]")
    expect(options.first).to_be_visible()
    expect(options.first).to_have_attribute("aria-selected", "true")
    assert not Axe().run(clerk).response["violations"]
    clerk.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", "thu-tuc-2")
    clerk.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(box).to_be_focused()


def test_a_corrected_name_follows_into_the_form_unless_it_was_changed_there(clerk: Page) -> None:
    clerk.goto(f"/mot-cua/tiep-nhan/?thu-tuc={PLAIN}")
    clerk.locator("[name=nguoi_full_name]").focus()
    clerk.keyboard.type("Lý Thị Sai")
    clerk.keyboard.press("Tab")
    expect(clerk.locator("[name=nguoi_yeu_cau]")).to_have_value("Lý Thị Sai")
    clerk.locator("[name=nguoi_full_name]").fill("Lý Thị Đúng")
    clerk.keyboard.press("Tab")
    expect(clerk.locator("[name=nguoi_yeu_cau]")).to_have_value("Lý Thị Đúng")
    clerk.locator("[name=nguoi_yeu_cau]").fill("Người Khác")
    clerk.locator("[name=nguoi_full_name]").fill("Lý Thị Đúng Hơn")
    clerk.keyboard.press("Tab")
    expect(clerk.locator("[name=nguoi_yeu_cau]")).to_have_value("Người Khác")


def test_a_whole_reception_works_without_javascript(browser: Browser, live_system: System) -> None:
    context = browser.new_context(java_script_enabled=False, base_url=live_system.address)
    page = context.new_page()
    page.goto("/tai-khoan/login/?next=/mot-cua/tiep-nhan/")
    page.fill("input[name=login]", "district_clerk")
    page.fill("input[name=password]", PASSWORD)
    page.keyboard.press("Enter")
    page.fill("[name=the_can_cuoc]", CARD)
    page.keyboard.press("Enter")
    expect(page.locator("[name=nguoi_full_name]")).to_have_value("Lý Thị Quét Thẻ")
    page.fill("[name=nguoi_phone]", PHONE)
    page.fill("[name=tim_thu_tuc]", "giấy phép mẫu")
    page.get_by_role("button", name="Tìm", exact=True).click()
    page.locator(f"button[name=chon][value='{PLAIN}']").click()
    page.locator("#nut-luu").click()
    expect(page.locator("#viec-tiep")).to_contain_text("Đã tiếp nhận, hẹn trả")
    context.close()


def begin(page: Page, name: str) -> None:
    """Somebody whose reception is begun; the server has it."""
    page.goto(f"/mot-cua/tiep-nhan/?thu-tuc={PLAIN}")
    page.fill("[name=nguoi_identity_no]", "000199000123")
    page.keyboard.press("Tab")
    focused(page, "nguoi_phone")  # the person's pane has been exchanged
    page.fill("[name=nguoi_phone]", PHONE)
    page.fill("[name=nguoi_full_name]", name)
    expect(page.locator("[data-autosave-note]")).to_contain_text("đã lưu")


def test_a_connection_lost_at_the_moment_of_sending_loses_nothing_and_files_once(clerk: Page) -> None:
    begin(clerk, "Lý Thị Mất Mạng")
    clerk.context.set_offline(True)
    clerk.fill("[name=nguoi_address]", "Ấp Hai, xã An Mẫu")
    clerk.keyboard.press("F8")
    expect(clerk.locator("[data-autosave-note]")).to_contain_text("hồ sơ chưa gửi đi")
    assert "Lý Thị" not in clerk.evaluate("JSON.stringify([localStorage, sessionStorage])")
    clerk.context.set_offline(False)
    clerk.wait_for_url(re.compile(r"/mot-cua/ho-so/.+moi=1"))
    assert "Ấp Hai, xã An Mẫu" in clerk.locator("main").inner_text()
    clerk.goto("/mot-cua/tiep-nhan/")
    assert "Lý Thị Mất Mạng" not in clerk.locator("main").inner_text()
    clerk.fill("[name=nguoi_full_name]", "Lý Thị Vội Vàng")
    clerk.keyboard.press("F2")
    expect(clerk.locator("#td-do-dang")).to_be_visible()
    clerk.get_by_role("button", name="Bỏ Lý Thị Vội Vàng").click()
    expect(clerk.locator("main")).not_to_contain_text("Lý Thị Vội Vàng")


def test_a_browser_closed_in_the_middle_finds_everything_again(
    browser: Browser, live_system: System, clerk: Page
) -> None:
    begin(clerk, "Lý Thị Mở Lại")
    other = signed_in(browser, live_system, "district_clerk", "/mot-cua/tiep-nhan/")
    expect(other.locator("#td-do-dang")).to_be_visible()
    focused(other, "the_can_cuoc")
    assert not Axe().run(other).response["violations"]
    other.get_by_role("button", name="Tiếp tục Lý Thị Mở Lại").click()
    expect(other.locator("[name=nguoi_phone]")).to_have_value(PHONE)
    expect(other.locator("[name=ma_thu_tuc]")).to_have_value(PLAIN)
    other.fill("[name=nguoi_address]", "Ấp Ba, xã An Mẫu")
    expect(other.locator("[data-autosave-note]")).to_contain_text("đã lưu")
    clerk.fill("[name=nguoi_address]", "Ấp Bốn, xã An Mẫu")
    expect(clerk.locator("[data-autosave-note]")).to_contain_text("ở cửa sổ khác")
    other.keyboard.press("F8")
    other.wait_for_url(re.compile(r"/mot-cua/ho-so/.+moi=1"))
    assert "Ấp Ba, xã An Mẫu" in other.locator("main").inner_text()
    other.context.close()


def test_the_head_reads_the_worklist_with_arrows_and_enter(browser: Browser, live_system: System, clerk: Page) -> None:
    for _ in range(2):
        receive(clerk, Keyboard(clerk))
    page = signed_in(browser, live_system, "head", "/ban-lam-viec/?muc=chua-phan-cong")
    rows = page.locator("[data-list-item]")
    if rows.count() < 2:
        page.goto("/ban-lam-viec/")
    expect(rows.nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(rows.nth(0)).to_be_focused()
    code = page.locator(".mc-work__item .mc-code").first.inner_text()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_contain_text(code)
    expect(page.locator("#viec-tiep")).to_contain_text("Phân công cho")
    page.context.close()


def test_a_known_person_found_after_the_procedure_is_in_the_form_as_well(clerk: Page) -> None:
    clerk.goto(f"/mot-cua/tiep-nhan/?thu-tuc={PLAIN}")
    clerk.locator("[name=nguoi_identity_no]").fill("000190000001")
    clerk.keyboard.press("Tab")
    expect(clerk.locator("[name=nguoi_full_name]")).to_have_value("Nguyễn Thị Ánh Thử")
    expect(clerk.locator("[name=nguoi_yeu_cau]")).to_have_value("Nguyễn Thị Ánh Thử")
