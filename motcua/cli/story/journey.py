"""The main flow on a real procedure: each step does one thing and says what it checked."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from motcua.cli.story.papers import certificate_of_birth, must_be_signed, must_say, verifier
from motcua.cli.story.visitor import Page, StoryFailed, Visitor, labelled
from motcua.clients.national_portal.portal import PortalFacts
from motcua.kernel.worktime import in_vietnam

PROCEDURE, AGENCY = "1.001193", "x-thanh-binh"
CODE = re.compile(r"H58\.[0-9.]+-\d{6}-\d{4,}")
PATIENCE_SECONDS = 60
BIRTH = json.loads((Path(__file__).parent / "birth.json").read_text(encoding="utf-8"))
FIGURES = ("Tiếp nhận trong kỳ", "Đã giải quyết", "Đã trả kết quả", "Phiếu đánh giá")


@dataclass
class Journey:
    """What the story knows so far.

    `root_pem` is the certificate of the installation's test authority, `dated` the headers to act at a moment with,
    `national` the stand-in for the national portal that runs beside the demonstration, if one does.
    """

    address: str
    password: str
    pin: str
    root_pem: bytes
    dated: Callable[[datetime], dict[str, str]]
    code: str = ""
    phone_ending: str = ""
    paper: bytes = field(default_factory=certificate_of_birth)
    result: bytes = b""
    before: dict[str, int] = field(default_factory=dict)
    headers: dict[str, str] = field(default_factory=dict)
    national: PortalFacts | None = None

    @contextmanager
    def acting_at(self, moment: datetime) -> Iterator[None]:
        """Within it everybody who has signed in acts at this past moment."""
        self.headers |= self.dated(moment)
        try:
            yield
        finally:
            self.headers.clear()

    def visitor(self, who: str, username: str) -> Visitor:
        """Somebody who has signed in."""
        visitor = Visitor(self.address, who, self.headers)
        visitor.sign_in(username, self.password)
        return visitor


def eventually(ask: Callable[[], bytes | None], what: str) -> bytes:
    """Ask again until the worker has done it. Raises StoryFailed when it takes too long."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        found = ask()
        if found:
            return found
        time.sleep(0.3)
    raise StoryFailed(f"{what} was not there after {PATIENCE_SECONDS} s")


def file_online(journey: Journey) -> str:
    """The citizen searches, fills every page, loses the connection in an upload, files, files again."""
    citizen = journey.visitor("citizen", "000194000001")
    listed = citizen.open("/thu-tuc/?q=giay khai sinh").words()
    if "khai sinh" not in listed.lower():
        raise StoryFailed(f"“giay khai sinh” finds: {listed[:300]}")
    page = citizen.open(f"/nop-ho-so/{PROCEDURE}/")
    page = citizen.send(page, "", _authority(page))
    while "/giay-to/" not in page.address:
        page = citizen.send(page, "", {name: BIRTH[name] for name in labelled(page.form()) if name in BIRTH})
    upload = citizen.upload("giay-chung-sinh.pdf", journey.paper, "application/pdf")
    page = citizen.send(page, "", {"giay_to__giay-chung-sinh_id": upload})
    done = citizen.send(page, "/nop/")
    again = citizen.send(page, "/nop/")
    codes = {CODE.search(one.words()).group() for one in (done, again)}  # type: ignore[union-attr]
    if len(codes) != 1:
        raise StoryFailed(f"filing twice gave {codes}")
    journey.code = codes.pop()
    journey.phone_ending = "001"
    return f"code {journey.code}, the same when sent twice; upload resumed after a break"


def _authority(page: Page) -> dict[str, str]:
    """Choose the commune where there is a choice."""
    form = page.form()
    for name in labelled(form):
        values = [one.get("value") for one in form.xpath(f".//*[@name='{name}']/descendant-or-self::*[@value]")]
        if AGENCY in values:
            return {name: AGENCY}
    raise StoryFailed(f"{page.address} does not offer {AGENCY}")


def keep_the_filing_receipt(journey: Journey) -> str:
    """The signed list of every file with size and SHA-256, made by the worker."""
    citizen = journey.visitor("citizen", "000194000001")
    pdf = _document(citizen, f"/ho-so/{journey.code}/giay/xac-nhan-nop/")
    must_say(pdf, journey.code, "giay-chung-sinh.pdf", hashlib.sha256(journey.paper).hexdigest())
    signers = must_be_signed(pdf, 1, journey.root_pem)
    return f"lists the file with its SHA-256; {verifier()}: valid, signed by {signers[0]}"


def _document(visitor: Visitor, path: str) -> bytes:
    def ask() -> bytes | None:
        answer = visitor.http.get(path)
        return answer.content if answer.content.startswith(b"%PDF-") else None

    return eventually(ask, path)


def receive(journey: Journey) -> str:
    """The clerk receives it; form 01 says the code, the day and the telephone."""
    clerk = journey.visitor("clerk", "mc.xtb")
    page = clerk.open(f"/mot-cua/ho-so/{journey.code}/")
    page = clerk.send(page, "/tiep-nhan/")
    pdf = clerk.fetch(f"/mot-cua/ho-so/{journey.code}/giay-tiep-nhan.pdf")
    must_say(pdf, journey.code, "hẹn trả kết quả", "Huỳnh Thị Thư")
    again = clerk.fetch(f"/mot-cua/ho-so/{journey.code}/giay-tiep-nhan.pdf")
    if again != pdf:
        raise StoryFailed("the reprinted receipt is not the same paper")
    due, why = _due_of(journey)
    must_say(pdf, f"{due:%H} giờ {due:%M}", f"{due:%d/%m/%Y}")
    if not why[-1].endswith(f"{due:%d/%m/%Y}"):
        raise StoryFailed(f"the arithmetic ends with “{why[-1]}”, not with {due}")
    return f"receipt says the code and {due:%H:%M %d/%m/%Y}, as its arithmetic does; a reprint is identical"


def _due_of(journey: Journey) -> tuple[datetime, list[str]]:
    """The due moment on Vietnamese clocks and its arithmetic, as the citizen's own API answers."""
    citizen = journey.visitor("citizen", "000194000001")
    answer = citizen.http.get(f"/api/v1/dossiers/{journey.code}").json()
    return in_vietnam(datetime.fromisoformat(answer["due_at"])), answer["why"]


def track(journey: Journey) -> str:
    """Anybody with the code and the end of the telephone follows it; a wrong ending sees nothing."""
    stranger = Visitor(journey.address, "stranger")
    page = stranger.open(f"/tra-cuu/?ma={journey.code}")
    form = page.form()
    names = sorted(labelled(form) - {"csrfmiddlewaretoken"})
    phone = next(name for name in names if "thoai" in name or ("so" in name and name != "ma"))
    seen = stranger.send(page, "", {"ma": journey.code, phone: "0001"})
    if "Huỳnh" in seen.words():
        raise StoryFailed("tracking shows the applicant's name")
    wrong = stranger.http.post(page.address, data={**dict(form.form_values()), "ma": journey.code, phone: "9999"},
                               headers={"Referer": page.address})  # fmt: skip
    if "Thẩm tra" in wrong.text:
        raise StoryFailed("a wrong telephone ending sees the dossier")
    return "code and four digits show the steps, without a name; a wrong ending shows nothing"


def propose(journey: Journey) -> str:
    """The specialist takes it and puts a result before the leader."""
    specialist = journey.visitor("specialist", "cv.xtb.tuphap")
    if journey.code not in specialist.open("/ban-lam-viec/").words():
        raise StoryFailed("the dossier is not in the specialist's list")
    page = specialist.open(f"/ban-lam-viec/ho-so/{journey.code}/trinh/")
    form = page.form("/trinh/")
    opinion = next(name for name in labelled(form) if "y_kien" in name or "opinion" in name or "y-kien" in name)
    specialist.send(page, "/trinh/", {opinion: "Hồ sơ đầy đủ, đúng quy định."})
    return "worklist shows it; proposed with an opinion"


def sign(journey: Journey) -> str:
    """A wrong PIN changes nothing; the right one signs."""
    leader = journey.visitor("leader", "ld.xtb.ct")
    page = leader.open(f"/ban-lam-viec/ho-so/{journey.code}/ky/")
    wrong = leader.send(page, "/ky/", {"ma_pin": "000000x"}, expect=422)
    leader.send(wrong, "/ky/", {"ma_pin": journey.pin})
    return "a wrong PIN is refused and nothing is lost; the right one signs"


def seal(journey: Journey) -> str:
    """The document clerk puts the agency's signature on it."""
    clerk = journey.visitor("document clerk", "vt.xtb")
    page = clerk.open(f"/ban-lam-viec/ho-so/{journey.code}/dong-dau/")
    clerk.send(page, "/dong-dau/", {"ma_pin": journey.pin})
    return "sealed and issued"


def give_back(journey: Journey) -> str:
    """The clerk returns the result online; the citizen holds a paper with two valid signatures."""
    clerk = journey.visitor("clerk", "mc.xtb")
    page = clerk.open(f"/mot-cua/ho-so/{journey.code}/")
    clerk.send(page, "/tra-ket-qua/", {"cach": "online"})
    citizen = journey.visitor("citizen", "000194000001")
    journey.result = _document(citizen, f"/ho-so/{journey.code}/giay/ket-qua/")
    must_say(journey.result, "KHAI SINH", BIRTH["ten_tre"])
    signers = must_be_signed(journey.result, 2, journey.root_pem)
    return f"{verifier()}: both signatures valid and trusted: {'; '.join(signers)}"


def _values(form: object, name: str) -> list[str]:
    return [one.get("value") for one in form.xpath(f".//*[@name='{name}'][@value]")]  # type: ignore[attr-defined]


def rate(journey: Journey) -> str:
    """The citizen rates; a second time is refused."""
    citizen = journey.visitor("citizen", "000194000001")
    page = citizen.open(f"/ho-so/{journey.code}/")
    form = page.form("/danh-gia/")
    score = next(name for name in labelled(form) if "3" in _values(form, name))
    citizen.send(page, "/danh-gia/", {score: "3"})
    citizen.send(page, "/danh-gia/", {score: "1"}, expect=422)
    return "rated once; the second time is refused"


def verify(journey: Journey) -> str:
    """The public page says valid; one changed byte makes it say invalid."""
    return f"{_verdict(journey, journey.result)}; one byte changed: {_verdict(journey, _spoilt(journey.result))}"


def _spoilt(pdf: bytes) -> bytes:
    middle = len(pdf) // 6
    return pdf[:middle] + bytes([pdf[middle] ^ 1]) + pdf[middle + 1 :]


def _verdict(journey: Journey, pdf: bytes) -> str:
    stranger = Visitor(journey.address, "stranger")
    page = stranger.open("/xac-thuc/")
    form = page.form()
    data = {name: value for name, value in form.form_values() if isinstance(value, str)}
    field_name = form.xpath(".//input[@type='file']/@name")[0]
    sent = stranger.http.post(page.address, data=data, files={field_name: ("ket-qua.pdf", pdf, "application/pdf")},
                              headers={"Referer": page.address})  # fmt: skip
    words = sent.text.lower()
    wanted = "hợp lệ" if pdf == journey.result else "không hợp lệ"
    if wanted not in words or (wanted == "hợp lệ" and "không hợp lệ" in words):
        raise StoryFailed(f"the verification page does not say “{wanted}”")
    return wanted


def read_board(journey: Journey) -> dict[str, int]:
    """The figures of this year, as the leader of the district exports them."""
    leader = journey.visitor("district leader", "ld.huyen.ct")
    text = leader.fetch("/dieu-hanh/so-lieu.csv", ky=time.strftime("%Y")).decode("utf-8-sig")
    rows = {row[0]: row[1] for row in reversed(list(csv.reader(io.StringIO(text)))) if len(row) > 1}
    return {name: int(rows[name]) for name in FIGURES}


def count(journey: Journey) -> str:
    """Every figure of the board that this dossier touches is exactly one higher than before."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        now = read_board(journey)
        if all(now[name] == journey.before[name] + 1 for name in FIGURES):
            return ", ".join(f"{name.lower()} {journey.before[name]} → {now[name]}" for name in FIGURES)
        time.sleep(0.5)
    raise StoryFailed(f"the board says {now}; before it said {journey.before}")


STEPS: list[tuple[str, str, Callable[[Journey], str]]] = [
    ("citizen", "files a birth registration online", file_online),
    ("citizen", "keeps the signed filing receipt", keep_the_filing_receipt),
    ("clerk", "receives it", receive),
    ("stranger", "tracks it by code and telephone", track),
    ("specialist", "proposes a result", propose),
    ("leader", "approves and signs", sign),
    ("document clerk", "seals as the agency", seal),
    ("clerk", "returns it; the citizen holds it", give_back),
    ("citizen", "rates", rate),
    ("stranger", "verifies the paper", verify),
    ("leader", "sees it counted on the board", count),
]
