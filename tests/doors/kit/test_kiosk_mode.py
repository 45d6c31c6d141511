"""A kiosk: one person after the other, and nothing of the one before stays."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from motcua.kernel import doorclock
from motcua.queueing.models import Kiosk
from motcua.reference.actions import PortalFacts, set_portal_mode
from motcua.reference.rules.portal import FilingPlace
from motcua.web.kit.kiosk import COOKIE
from tests.factories.cast import MARITAL, PASSWORD, Cast, filed_at_counter

CITIZEN = {"login": "000190000001", "password": PASSWORD}
START = "/ki-ot/"


@pytest.fixture
def machine(cast: Cast, client_of: Callable[[Any], Client]) -> Client:
    """The browser of a machine that a clerk of `mc-xa` has just made a kiosk."""
    client = client_of(cast.user("clerk"))
    answer = client.post("/mot-cua/hang-doi/ki-ot/")
    assert answer.headers["Location"] == START
    return client


def sign_in(machine: Client) -> None:
    machine.get("/tai-khoan/login/")
    assert machine.post("/tai-khoan/login/", CITIZEN).status_code == 302


def kept(machine: Client) -> set[str]:
    """Cookies that still hold something."""
    return {name for name, morsel in machine.cookies.items() if morsel.value}


def later(machine: Client, address: str, **passed: int) -> Any:
    with doorclock.acting_at(timezone.now() + timedelta(**passed)):
        return machine.get(address)


def test_the_clerk_is_signed_out_of_the_machine(machine: Client) -> None:
    text = machine.get(START).content.decode()
    assert "Mời ông/bà chọn việc cần làm" in text and "xã An Mẫu" in text and "Trần Thị Tiếp" not in text
    assert kept(machine) == {COOKIE}


@pytest.mark.parametrize("address", ["/", "/mot-cua/", "/ban-lam-viec/", "/quan-tri/", "/dieu-hanh/", "/he-thong/"])
def test_nothing_leads_away_from_a_kiosk(machine: Client, address: str) -> None:
    assert machine.get(address).headers["Location"] == START


def test_no_page_is_kept_and_each_turns_to_the_question(machine: Client) -> None:
    page = machine.get("/thu-tuc/?q=khai+sinh")
    assert page.headers["Cache-Control"] == "no-store"
    assert page.headers["Refresh"] == "180; url=/ki-ot/con-dung/?tiep=%2Fthu-tuc%2F%3Fq%3Dkhai%2Bsinh"
    asked = machine.get("/ki-ot/con-dung/?tiep=/thu-tuc/")
    assert asked.headers["Refresh"] == "30; url=/ki-ot/" and 'href="/thu-tuc/"' in asked.content.decode()
    assert "Refresh" not in machine.get(START).headers
    assert "//xau.example" not in machine.get("/ki-ot/con-dung/?tiep=//xau.example").content.decode()


def test_every_page_has_the_one_way_out(machine: Client) -> None:
    assert ">Xong, xóa hết</a>" not in machine.get(START).content.decode()
    for address in ("/thu-tuc/", "/tra-cuu/", "/xac-thuc/", "/kiosk/mc-xa/", "/tai-khoan/login/"):
        text = machine.get(address).content.decode()
        assert ">Xong, xóa hết</a>" in text and "mc-kiosk" in text, address


def test_a_kiosk_never_leads_to_another_system(machine: Client, cast: Cast) -> None:
    """What somebody leaves open there is beyond our reach."""
    facts = PortalFacts(FilingPlace.NATIONAL, timezone.localdate(), "Văn bản", "https://quocgia.example")
    set_portal_mode(facts, by=None, at=timezone.now())
    for address in (START, f"/nop-ho-so/{MARITAL}/cong-quoc-gia/", "/thu-tuc/"):
        assert 'href="https://' not in machine.get(address).content.decode()
    assert "điện thoại của mình" in machine.get(f"/nop-ho-so/{MARITAL}/cong-quoc-gia/").content.decode()


def test_nothing_of_a_citizen_stays_after_they_are_done(machine: Client) -> None:
    sign_in(machine)
    assert "Nguyễn Thị Ánh Thử" in machine.get("/ho-so/").content.decode()
    done = machine.get(START)
    assert kept(machine) == {COOKIE} and done.headers["Clear-Site-Data"] == '"storage"'
    assert "Nguyễn Thị Ánh Thử" not in done.content.decode()
    assert machine.get("/ho-so/").headers["Location"].startswith("/tai-khoan/login/")


def test_nothing_of_who_tracked_stays(machine: Client, cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    machine.post("/tra-cuu/", {"ma": dossier.code, "so_cuoi": "0123"})
    assert machine.get(f"/tra-cuu/{dossier.code}/").status_code == 200
    machine.get(START)
    assert machine.get(f"/tra-cuu/{dossier.code}/").status_code == 302


def test_who_walks_away_is_signed_out_by_the_next_request(machine: Client) -> None:
    sign_in(machine)
    assert later(machine, "/ho-so/", minutes=3).status_code == 200
    late = later(machine, "/ho-so/", minutes=8)
    assert late.headers["Location"] == START
    assert machine.get("/ho-so/").headers["Location"].startswith("/tai-khoan/login/")


def test_signing_out_goes_to_the_start(machine: Client) -> None:
    sign_in(machine)
    machine.post("/tai-khoan/logout/")
    assert machine.get("/").headers["Location"] == START


def test_somebody_signed_in_before_the_machine_was_a_kiosk_is_not_taken_over(
    machine: Client, cast: Cast, client_of: Callable[[Any], Client]
) -> None:
    other = client_of(cast.user("citizen"))
    other.cookies[COOKIE] = machine.cookies[COOKIE].value
    assert other.get("/ho-so/").headers["Location"] == START


def test_a_clerk_of_the_desk_ends_it_at_the_machine(machine: Client) -> None:
    assert machine.get("/ki-ot/thoi/").headers["Location"].startswith("/tai-khoan/login/")
    machine.get("/tai-khoan/login/")
    machine.post("/tai-khoan/login/", {"login": "clerk", "password": PASSWORD})
    assert "Thôi dùng máy này làm ki-ốt?" in machine.get("/ki-ot/thoi/").content.decode()
    assert machine.post("/ki-ot/thoi/").headers["Location"] == "/mot-cua/hang-doi/"
    assert COOKIE not in kept(machine) and Kiosk.objects.get().closed_at


def test_a_clerk_of_another_desk_does_not(machine: Client) -> None:
    machine.get("/tai-khoan/login/")
    machine.post("/tai-khoan/login/", {"login": "other_clerk", "password": PASSWORD})
    assert machine.post("/ki-ot/thoi/").status_code == 404


def test_a_kiosk_closed_at_the_counter_is_an_ordinary_machine(
    machine: Client, cast: Cast, client_of: Callable[[Any], Client]
) -> None:
    counter, number = client_of(cast.user("clerk2")), Kiosk.objects.get().pk
    assert f"Ki-ốt số {number}" in counter.get("/mot-cua/hang-doi/").content.decode()
    assert counter.post(f"/mot-cua/hang-doi/ki-ot/{number}/thoi/").status_code == 302
    assert machine.get(START).status_code == 404
    assert COOKIE not in kept(machine) and machine.get("/").status_code == 200


def test_a_cookie_nobody_signed_is_dropped(cast: Cast, client: Client) -> None:
    client.cookies[COOKIE] = "khong-phai"
    assert client.get("/").status_code == 200
    assert COOKIE not in kept(client)


def test_an_ordinary_machine_has_nothing_of_it(cast: Cast, client: Client) -> None:
    page = client.get("/thu-tuc/")
    assert "Refresh" not in page.headers and "Xong, xóa hết" not in page.content.decode()
    assert client.get(START).status_code == 404
