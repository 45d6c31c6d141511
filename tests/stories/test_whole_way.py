"""The whole way of a birth registration in a real browser, on a phone and on a wide screen, each page looked at."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import typst
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.factories.cast import BIRTH, PIN, birth_data
from tests.stories.chromium import FLAGS, PHONE, WIDE, Person
from tests.stories.system import System

pytestmark = [pytest.mark.xdist_group("stories"), pytest.mark.timeout(420)]
CODE = re.compile(r"H58\.90\.21-\d{6}-\d{4}")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield found
        found.close()


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """The paper the citizen has photographed."""
    source = "#set page(width: 10cm, height: 14cm)\n*GIẤY CHỨNG SINH* (mẫu thử)"
    path = tmp_path / "giay-chung-sinh.pdf"
    path.write_bytes(typst.compile(source.encode(), format="pdf"))
    return path


@pytest.mark.parametrize(("size", "kind"), [(PHONE, "phone"), (WIDE, "wide")])
def test_from_the_first_question_to_the_verified_paper(
    browser: Browser, live_system: System, certificate: Path, tmp_path: Path, size: tuple[int, int], kind: str
) -> None:
    citizen = Person.at(browser, live_system, "citizen", size)
    code = file_it(citizen, certificate, kind)
    receive_it(Person.at(browser, live_system, "clerk", WIDE), code)
    propose_it(Person.at(browser, live_system, "specialist", WIDE), code)
    sign_it(Person.at(browser, live_system, "leader", WIDE), code)
    seal_it(Person.at(browser, live_system, "document_clerk", WIDE), code)
    give_it_back(Person.at(browser, live_system, "clerk", WIDE), code)
    paper = keep_and_rate_it(citizen, code, tmp_path, kind)
    verify_it(Person.at(browser, live_system, "stranger", size), paper, kind)
    count_it(Person.at(browser, live_system, "leader", WIDE))


def file_it(citizen: Person, certificate: Path, kind: str) -> str:
    """Find, fill with a lost connection in the middle, upload, review, file."""
    page = citizen.page
    page.goto("/")
    citizen.look(f"portal-home-{kind}")
    page.fill("main input[type=search], main input[name=q]", "giay khai sinh")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Đăng ký khai sinh").first).to_be_visible()
    citizen.look()
    page.goto(f"/thu-tuc/{BIRTH}/")
    citizen.look(f"portal-procedure-{kind}")
    citizen.sign_in("000190000001", f"/nop-ho-so/{BIRTH}/")
    page.locator("[name=co_quan][value=xa], select[name=co_quan]").first.evaluate(
        "field => { if (field.tagName === 'SELECT') { field.value = 'xa' } else { field.checked = true } }"
    )
    citizen.look()
    go_on(page)
    fill_the_pages(citizen, kind)
    page.locator("main input[type=file]").first.set_input_files(certificate)
    expect(page.locator("main")).to_contain_text("giay-chung-sinh.pdf")
    expect(page.locator("main input[type=hidden][name$='_id']").first).to_be_attached(timeout=20_000)
    citizen.look(f"portal-papers-{kind}")
    go_on(page)
    citizen.look(f"portal-review-{kind}")
    page.locator("main form[action$='/nop/'] button").last.click()
    page.wait_for_url("**/da-nop/")
    found = CODE.search(page.locator("main").inner_text())
    assert found is not None
    citizen.look(f"portal-filed-{kind}")
    page.go_back()
    if "/da-nop/" not in page.url:
        page.locator("main form[action$='/nop/'] button").last.click()
        page.wait_for_url("**/da-nop/")
    assert found.group() in page.locator("main").inner_text(), "going back and filing again files nothing new"
    return found.group()


def go_on(page: Page) -> None:
    """The one primary button of the page, and what it leads to."""
    before = page.url
    page.locator("main form button.govuk-button:not(.govuk-button--secondary)").last.click()
    page.wait_for_url(lambda address: address != before)
    page.wait_for_load_state("load")


def fill_the_pages(citizen: Person, kind: str) -> None:
    """Every page of the form; on the second one the connection is lost while typing, and the page is loaded again."""
    page, number = citizen.page, 0
    while "/giay-to/" not in page.url:
        number += 1
        assert number < 10, page.url
        citizen.fill(birth_data())
        if number == 2:
            lose_the_connection(citizen, kind)
        citizen.look(f"portal-form-{number}-{kind}" if number < 3 else "")
        go_on(page)


def lose_the_connection(citizen: Person, kind: str) -> None:
    """Typed without a network, said so, saved when it is back, and there after a reload."""
    page = citizen.page
    page.context.set_offline(True)
    field = page.locator("main form input[type=text]:visible").first
    name = field.get_attribute("name")
    field.fill("Gõ khi mất mạng")
    note = page.locator("[data-autosave-note]")
    expect(note).to_contain_text("mất kết nối", timeout=20_000)
    citizen.look(f"portal-offline-{kind}")
    page.context.set_offline(False)
    expect(note).to_contain_text(re.compile(r"đã lưu \d\d:\d\d"), timeout=30_000)
    page.reload()
    assert page.locator(f"main [name='{name}']").first.input_value() == "Gõ khi mất mạng"
    citizen.fill(birth_data())


def receive_it(clerk: Person, code: str) -> None:
    clerk.sign_in("clerk", "/mot-cua/")
    clerk.look("counter-home")
    clerk.page.goto("/mot-cua/tiep-nhan/")
    clerk.look("counter-reception")
    clerk.page.goto(f"/mot-cua/ho-so/{code}/")
    clerk.look("counter-dossier")
    clerk.page.locator("form[action$='/tiep-nhan/'] button").first.click()
    expect(clerk.page.locator("main")).to_contain_text("Đã tiếp nhận")
    clerk.look()


def propose_it(specialist: Person, code: str) -> None:
    specialist.sign_in("specialist", "/ban-lam-viec/")
    expect(specialist.page.locator("main")).to_contain_text(code)
    specialist.look("desk-worklist")
    specialist.page.goto(f"/ban-lam-viec/ho-so/{code}/")
    specialist.look("desk-dossier")
    specialist.page.goto(f"/ban-lam-viec/ho-so/{code}/trinh/")
    specialist.look()
    specialist.page.locator("main form [name*=y_kien]").first.fill("Hồ sơ đầy đủ, đúng quy định.")
    go_on(specialist.page)
    specialist.look()


def sign_it(leader: Person, code: str) -> None:
    leader.sign_in("leader", f"/ban-lam-viec/ho-so/{code}/ky/")
    leader.look("desk-signing")
    leader.page.fill("input[name=ma_pin]", "000001")
    leader.page.keyboard.press("Enter")
    expect(leader.page.locator(".govuk-error-summary")).to_be_visible()
    leader.look()
    leader.page.fill("input[name=ma_pin]", PIN)
    go_on(leader.page)
    leader.look()


def seal_it(document_clerk: Person, code: str) -> None:
    document_clerk.sign_in("document_clerk", f"/ban-lam-viec/ho-so/{code}/dong-dau/")
    document_clerk.look()
    document_clerk.page.fill("input[name=ma_pin]", PIN)
    go_on(document_clerk.page)
    document_clerk.look()


def give_it_back(clerk: Person, code: str) -> None:
    clerk.sign_in("clerk", f"/mot-cua/ho-so/{code}/")
    clerk.page.locator("form[action$='/tra-ket-qua/'] button[value=online]").click()
    expect(clerk.page.locator("main")).to_contain_text("Đã trả kết quả")
    clerk.look()


def keep_and_rate_it(citizen: Person, code: str, folder: Path, kind: str) -> bytes:
    page = citizen.page
    page.goto(f"/ho-so/{code}/")
    citizen.look(f"portal-dossier-{kind}")
    page.locator("form[action$='/danh-gia/'] input[value='3']").check()
    page.locator("form[action$='/danh-gia/'] button").first.click()
    page.wait_for_load_state("load")
    citizen.look()
    answer = page.request.get(f"/ho-so/{code}/giay/ket-qua/")
    assert answer.body().startswith(b"%PDF-")
    return bytes(answer.body())


def verify_it(stranger: Person, paper: bytes, kind: str) -> None:
    """The true paper is valid; the same with one byte changed is not."""
    page = stranger.page
    spoilt = paper[:3000] + bytes([paper[3000] ^ 1]) + paper[3001:]
    for content, verdict in ((paper, "Hợp lệ"), (spoilt, "Không hợp lệ")):
        page.goto("/xac-thuc/")
        page.locator("input[type=file]").set_input_files(
            {"name": "ket-qua.pdf", "mimeType": "application/pdf", "buffer": content}
        )
        page.get_by_role("button", name="Xác thực tệp").click()
        expect(page.locator("main")).to_contain_text(re.compile(f"{verdict}", re.IGNORECASE))
        assert ("không hợp lệ" in page.locator("main .mc-verdict").first.inner_text().lower()) == (content is spoilt)
        stranger.look(f"portal-verified-{kind}" if content is paper else "")


def count_it(leader: Person) -> None:
    """The figure of the board is there as soon as the worker has counted."""
    leader.sign_in("leader", "/dieu-hanh/")
    deadline = time.monotonic() + 30
    while "Phiếu" not in leader.page.locator("main").inner_text() and time.monotonic() < deadline:
        leader.page.reload()
    leader.look("board")
