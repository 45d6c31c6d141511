"""Paying online: half of the sum first, every payment told twice by the gateway, the rest afterwards."""

from __future__ import annotations

from collections.abc import Iterator

from motcua.cli.story.case import Case, Tale, Told
from motcua.cli.story.fees import AMOUNT, charge
from motcua.cli.story.papers import must_say
from motcua.cli.story.visitor import Page, StoryFailed

HALF = "7.500"


def paid_online(case: Case) -> Iterator[Told]:
    """A wrong sum leaves the rest owed; a payment told twice is taken once."""
    yield case.file_online()
    yield charge(case)
    page = _pay(case, "thieu")
    if f"Còn phải nộp {HALF}" not in page.words():
        raise StoryFailed(f"half was paid and the page says: {page.words()[:400]}")
    told = _receipts(case, page, 1)
    yield Told("citizen", "pays half at the gateway, which says so twice", f"{told}; {HALF} đồng are still owed")
    page = _pay(case, "du")
    if "Còn phải nộp" in page.words():
        raise StoryFailed(f"everything was paid and the page says: {page.words()[:400]}")
    yield Told("citizen", "pays the rest, told twice as well", _receipts(case, page, 2))
    seen = case.person("clerk").open(f"/mot-cua/ho-so/{case.code}/le-phi/")
    if AMOUNT not in seen.words() or "/tien-mat/" in seen.text:
        raise StoryFailed(f"the clerk is still asked to collect: {seen.words()[:400]}")
    yield Told("clerk", "has nothing to collect any more", f"{AMOUNT} đồng paid, no button to take cash")


def _pay(case: Case, how: str) -> Page:
    """Open a session, go to the gateway, press a button there, come back."""
    citizen, path = case.person("citizen"), f"/ho-so/{case.code}/le-phi/"
    page = citizen.send(citizen.open(path), "/truc-tuyen/")
    links = page.tree.xpath("//a[contains(normalize-space(), 'Sang trang thanh toán')]/@href")
    if not links:
        raise StoryFailed(f"no session at the gateway: {page.words()[:400]}")
    citizen.open(links[0])
    back = citizen.http.post(links[0], data={"cach": how})
    if path not in str(back.url):
        raise StoryFailed(f"the gateway leads to {back.url}, not back to the fees")
    return citizen.open(path)


def _receipts(case: Case, page: Page, count: int) -> str:
    found = sorted(set(page.tree.xpath("//a[contains(@href, '/le-phi/bien-lai/')]/@href")))
    if len(found) != count:
        raise StoryFailed(f"{len(found)} receipts, not {count}: {page.words()[:400]}")
    for path in found:
        must_say(case.person("citizen").fetch(path), HALF)
    return f"{count} numbered receipt{'s' if count > 1 else ''} over {HALF} đồng"


TALES = (
    Tale("paid-online", "Thanh toán trực tuyến thiếu một nửa, rồi đủ; cổng báo hai lần",
         ("Luật 97/2015/QH13", "118/2025 Đ24"), paid_online),
)  # fmt: skip
