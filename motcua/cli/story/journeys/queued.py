"""In front of the desk: a number at the kiosk, an hour booked beforehand, each leading into a dossier."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.days import weeks_ago
from motcua.cli.story.visitor import Page, StoryFailed, Visitor

DESK, FIELD, WINDOW = "mc-x-thanh-binh", "Hộ tịch", "1"
MOST_CALLS = 40


def ticket(case: Case) -> Iterator[Told]:
    """Taken at the kiosk, called to a window, received under its number."""
    taken = _take(case)
    number = _number(taken)
    yield Told("citizen", "takes a number at the kiosk", f"{number} for {FIELD}")
    yield from _called_and_received(case, number)
    after = Visitor(case.journey.address, "stranger", case.journey.headers).open(taken.address)
    if "người trước ông/bà" in after.words() or "được gọi tiếp theo" in after.words():
        raise StoryFailed(f"{number} still waits: {after.words()[:300]}")
    yield Told("citizen", "looks at the ticket again", "it does not wait any more")


def booked(case: Case) -> Iterator[Told]:
    """An hour booked two weeks ago; the person came, said so at the kiosk, and was called."""
    with case.journey.acting_at(weeks_ago(2)):
        hour = _book(case)
        yield Told("citizen", "books an hour online", f"the page says {hour:%H:%M %d/%m/%Y}, without the person's name")
    with case.journey.acting_at(hour + timedelta(minutes=5)):
        number = _number(_arrive(case))
        yield Told("citizen", "says at the kiosk that they have come", f"number {number}, with the booked hour on it")
        yield from _called_and_received(case, number)


def _stranger(case: Case) -> Visitor:
    return Visitor(case.journey.address, "citizen", case.journey.headers)


def _take(case: Case) -> Page:
    kiosk = _stranger(case)
    page = kiosk.open(f"/kiosk/{DESK}/")
    fields = page.tree.xpath(f"//button[@name='linh_vuc'][normalize-space()='{FIELD}']/@value")
    return kiosk.send(page, "", {"linh_vuc": fields[0]})


def _book(case: Case) -> datetime:
    """The first free hour is taken; when it begins."""
    citizen, data = _stranger(case), case.scene.data
    page = citizen.open(f"/dat-lich/{DESK}/")
    field = page.tree.xpath(f"//select[@name='linh_vuc']/option[normalize-space()='{FIELD}']/@value")[0]
    hours = page.tree.xpath("//input[@name='gio'][not(@disabled)]/@value")
    who = {"ho_ten": data["nguoi_yeu_cau"], "so_dinh_danh": case.scene.people["citizen"],
           "dien_thoai": data["dien_thoai"]}  # fmt: skip
    citizen.send(page, "", {**who, "linh_vuc": field, "gio": ""}, expect=422)
    made = citizen.send(page, "", {**who, "linh_vuc": field, "gio": hours[0]})
    if data["nguoi_yeu_cau"] in made.words():
        raise StoryFailed("the page of a booking names the person")
    hour = datetime.fromisoformat(hours[0])
    if f"{hour:%H:%M}" not in made.words():
        raise StoryFailed(f"the page of the booking does not say {hour}: {made.words()[:300]}")
    return hour


def _arrive(case: Case) -> Page:
    kiosk = _stranger(case)
    page = kiosk.send(kiosk.open(f"/kiosk/{DESK}/lich-hen/"), "", {"so": case.scene.people["citizen"]})
    if "Lịch hẹn" not in page.words():
        raise StoryFailed(f"the ticket does not bear the booked hour: {page.words()[:300]}")
    return page


def _number(page: Page) -> str:
    found = page.tree.xpath("//h1[contains(@class, 'mc-ticket__number')]/text()")
    if not found:
        raise StoryFailed(f"no number: {page.words()[:300]}")
    return str(found[-1]).strip()


def _called_and_received(case: Case, number: str) -> Iterator[Told]:
    clerk = case.person("clerk")
    _sit(clerk)
    page = _call(clerk, number)
    yield Told("clerk", "calls the next number", f"{number} to window {WINDOW}, and the board on the wall shows it")
    board = _stranger(case).open(f"/bang-goi/{DESK}/")
    if number not in board.words():
        raise StoryFailed(f"the board does not show {number}: {board.words()[:300]}")
    led = clerk.send(page, "/tiep-nhan/")
    if number not in led.words():
        raise StoryFailed(f"the reception does not name {number}: {led.words()[:300]}")
    yield case.file_at_counter(f"{led.address}&thu-tuc={case.scene.procedure}")
    clerk.send(clerk.open("/mot-cua/"), "/roi-quay/")


def _sit(clerk: Visitor) -> None:
    """At the window, with nobody called from an earlier day or an earlier story."""
    page = clerk.open("/mot-cua/")
    if "/vang/" in page.text:
        page = clerk.send(page, "/vang/")
    if "/ngoi-quay/" in page.text:
        clerk.send(page, "/ngoi-quay/", {"so_quay": WINDOW})


def _call(clerk: Visitor, number: str) -> Page:
    """Call until it is this number's turn; whoever was left behind by an earlier story has gone home."""
    for _ in range(MOST_CALLS):
        page = clerk.send(clerk.open("/mot-cua/"), "/goi/")
        called = page.tree.xpath("//p[@class='mc-queue__number']/text()")
        if called == [number]:
            return page
        clerk.send(page, "/vang/")
    raise StoryFailed(f"{number} is not called; the last one was {called}")


QUEUE = ("61/2018 Đ17", "118/2025 Đ17")
TALES = (
    Tale("ticket", "Lấy số tại sảnh, được gọi và tiếp nhận", QUEUE, ticket),
    Tale("booked", "Đặt lịch hẹn trước, đến đúng giờ", QUEUE, booked),
)
