"""Money of a dossier in the story: what is owed, cash, transfers, what is given back."""

from __future__ import annotations

import uuid

from motcua.cli.story.case import Case, Told
from motcua.cli.story.papers import must_say
from motcua.cli.story.visitor import Page, StoryFailed

AMOUNT = "15.000"


def charge(case: Case) -> Told:
    """The clerk says which fee is owed."""
    page = _page(case)
    if AMOUNT not in page.words():
        raise StoryFailed(f"the page of fees does not know {AMOUNT}: {page.words()[:400]}")
    page = case.person("clerk").send(page, "/xac-dinh/", {"truong_hop": "0", "so_luong_0": "1"})
    return Told("clerk", "says what is owed", f"{AMOUNT} đồng to be paid")


def take_cash(case: Case) -> Told:
    """Cash: a numbered receipt at once."""
    return _paid(case, case.person("clerk").send(_page(case), "/tien-mat/"), "takes cash")


def take_transfer(case: Case) -> Told:
    """A transfer as the bank's statement shows it, taken once however often it is entered."""
    number = f"FT{uuid.uuid4().hex[:12].upper()}"
    clerk, sent = case.person("clerk"), {"so_tien_ck": AMOUNT, "ma_giao_dich": number}
    return _paid(case, clerk.send(_page(case), "/chuyen-khoan/", sent), "confirms the transfer on the statement")


def give_back(case: Case) -> Told:
    """The head gives everything back, with a reason."""
    head, path = case.person("head"), f"/ban-lam-viec/ho-so/{case.code}/hoan-phi/"
    page = head.open(path)
    ways = page.form("/hoan-phi/").xpath(".//input[@name='cach']/@value")
    reason = "Người nộp thuộc đối tượng được miễn."
    done = head.send(page, "/hoan-phi/", {"cach": ways[0], "so_tien": AMOUNT, "ly_do": reason})
    if f"Đã hoàn trả {AMOUNT}" not in done.words():
        raise StoryFailed(f"nothing was given back: {done.words()[:400]}")
    head.open(path)
    return Told("head", "gives it back", f"{AMOUNT} đồng, with a reason")


def _page(case: Case) -> Page:
    return case.person("clerk").open(f"/mot-cua/ho-so/{case.code}/le-phi/")


def _paid(case: Case, page: Page, what: str) -> Told:
    receipts = page.tree.xpath("//a[contains(@href, '/le-phi/bien-lai/')]/@href")
    if not receipts or "Đã nhận" not in page.words():
        raise StoryFailed(f"no receipt after the payment: {page.words()[:400]}")
    must_say(case.person("clerk").fetch(receipts[0]), AMOUNT)
    return Told("clerk", what, f"a numbered receipt over {AMOUNT} đồng")
