"""A dossier that a journey walks with: who takes part, and the acts that most journeys share."""

from __future__ import annotations

import json
import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

import httpx

from motcua.cli.story.journey import AGENCY, CODE, Journey
from motcua.cli.story.papers import must_say
from motcua.cli.story.visitor import Page, StoryFailed, Visitor

MARITAL: dict[str, Any] = json.loads((Path(__file__).parent / "marital.json").read_text(encoding="utf-8"))
OPINION = "Hồ sơ đầy đủ, đúng quy định."


@dataclass(frozen=True)
class Told:
    """One act of a journey: who did what, and what was seen to hold."""

    who: str
    what: str
    checked: str


@dataclass(frozen=True)
class Tale:
    """A journey by its name, the articles it exercises, and its walk, which tells every act once it has held."""

    key: str
    title: str
    articles: tuple[str, ...]
    walk: Callable[[Case], Iterator[Told]]


@dataclass(frozen=True)
class Scene:
    """Where a journey plays: what is asked of whom, the paper that must be put with it, and who takes which part."""

    procedure: str
    agency: str
    data: Mapping[str, Any]
    people: Mapping[str, str]
    paper: str = ""


EVERYWHERE = {"citizen": "000194000001", "district leader": "ld.huyen.ct", "administrator": "qt.huyen"}
COMMUNE = Scene(
    procedure="1.004873",
    agency=AGENCY,
    data=MARITAL,
    people=EVERYWHERE
    | {
        "clerk": "mc.xtb",
        "specialist": "cv.xtb.tuphap",
        "head": "ld.xtb.ct",
        "document clerk": "vt.xtb",
        "justice department": "cv.tuphap1",
        "postal officer": "bd.chogao1",
    },
)


@dataclass
class Case:
    """One dossier, about a certificate of marital status at a commune unless the scene is another.

    `people` keeps who has signed in, by account, for all journeys.
    """

    journey: Journey
    people: dict[str, Visitor] = field(default_factory=dict)
    code: str = ""
    scene: Scene = COMMUNE

    def person(self, who: str) -> Visitor:
        """Who takes this part, signed in once."""
        account = self.scene.people[who]
        if account not in self.people:
            self.people[account] = self.journey.visitor(who, account)
        return self.people[account]

    def file_online(self) -> Told:
        """The citizen files over the open API."""
        citizen = self.person("citizen")
        http, paper = citizen.http, self.scene.paper
        put = {paper: [citizen.upload(f"{paper}.pdf", self.journey.paper, "application/pdf")]} if paper else {}
        headers = {"Idempotency-Key": str(uuid.uuid4()), "X-CSRFToken": http.cookies["csrftoken"],
                   "Referer": str(http.base_url)}  # fmt: skip
        body = {"procedure": self.scene.procedure, "agency": self.scene.agency, "data": self.scene.data, "papers": put}
        answer = http.post("/api/v1/dossiers", json=body, headers=headers)
        if answer.status_code != httpx.codes.CREATED:
            raise StoryFailed(f"filing answered {answer.status_code}: {answer.text[:300]}")
        self.code = str(answer.json()["code"])
        return Told("citizen", "files online", f"code {self.code}; {self.must_be('submitted')}")

    def file_at_counter(self, path: str = "", values: Mapping[str, str] = MappingProxyType({})) -> Told:
        """The clerk takes the application of somebody standing there (or what `path` opens); received at once."""
        self.take_in("clerk", path, values)
        self.form("giay-tiep-nhan.pdf", self.code, self.scene.data["nguoi_yeu_cau"])
        return Told("clerk", "receives at the counter", f"code {self.code}; form 01 names the applicant")

    def take_in(self, who: str, path: str = "", values: Mapping[str, str] = MappingProxyType({})) -> None:
        """Type an application on the reception page, with what else is chosen there, and save it."""
        clerk = self.person(who)
        page = clerk.open(path or f"/mot-cua/tiep-nhan/?thu-tuc={self.scene.procedure}")
        done = clerk.send(page, "/tiep-nhan/", {**typed_at_counter(self.scene), **values, "buoc": "luu"})
        found = CODE.search(done.address)
        if found is None:
            raise StoryFailed(f"no code after reception: {done.words()[:300]}")
        self.code = found.group()

    def receive(self) -> Told:
        """The clerk receives; form 01 is there and the term runs."""
        self.press("clerk", "tiep-nhan")
        self.form("giay-tiep-nhan.pdf", self.code)
        return Told("clerk", "receives", f"{self.must_be('received', 'processing')}; due {self.own()['due_at']}")

    def propose(self) -> Told:
        """The specialist puts a result before the head."""
        self.desk("specialist", "trinh", {"y_kien": OPINION})
        return Told("specialist", "proposes", self.must_be("proposed"))

    def sign_and_seal(self) -> Told:
        """The head signs, the document clerk seals."""
        self.desk("head", "ky", {"ma_pin": self.journey.pin})
        self.must_be("signed")
        self.desk("document clerk", "dong-dau", {"ma_pin": self.journey.pin})
        return Told("head", "signs; the document clerk seals", self.must_be("done"))

    def desk(self, who: str, verb: str, values: Mapping[str, Any] | None = None, *, expect: int = 200) -> Page:
        """Open the page of a verb at the officers' desk and send it."""
        return self._act(who, f"/ban-lam-viec/ho-so/{self.code}/{verb}/", values, expect)

    def counter(self, who: str, verb: str, values: Mapping[str, Any] | None = None, *, expect: int = 200) -> Page:
        """Open the page of a verb at the counter and send it."""
        return self._act(who, f"/mot-cua/ho-so/{self.code}/{verb}/", values, expect)

    def portal(self, verb: str, values: Mapping[str, Any] | None = None, *, expect: int = 200) -> Page:
        """Open the citizen's page of a verb and send it."""
        return self._act("citizen", f"/ho-so/{self.code}/{verb}/", values, expect)

    def press(self, who: str, verb: str, values: Mapping[str, Any] | None = None) -> Page:
        """Press a button on the dossier's page at the counter."""
        person = self.person(who)
        return person.send(person.open(f"/mot-cua/ho-so/{self.code}/"), f"/{verb}/", values)

    def _act(self, who: str, path: str, values: Mapping[str, Any] | None, expect: int) -> Page:
        person = self.person(who)
        return person.send(person.open(path), path, values, expect=expect)

    def closed_to(self, who: str, path: str) -> None:
        """This address is refused by the state or to this person. Raises StoryFailed when it is open."""
        self.person(who).open(path.format(code=self.code), expect=httpx.codes.CONFLICT)

    def form(self, name: str, *words: str, door: str = "clerk") -> bytes:
        """A paper of the dossier from the counter, saying these words."""
        pdf = self.person(door).fetch(f"/mot-cua/ho-so/{self.code}/{name}")
        must_say(pdf, *words)
        return pdf

    def own(self) -> dict[str, Any]:
        """The dossier as the applicant's own API answers."""
        answer = self.person("citizen").http.get(f"/api/v1/dossiers/{self.code}")
        if answer.status_code != httpx.codes.OK:
            raise StoryFailed(f"the API answered {answer.status_code} for {self.code}")
        return dict(answer.json())

    def must_be(self, *states: str) -> str:
        """The state's Vietnamese name. Raises StoryFailed for another state."""
        seen = self.own()
        if seen["state"] not in states:
            raise StoryFailed(f"{self.code} is {seen['state']}, not {' or '.join(states)}")
        return f"state “{seen['state_name']}”"

    def must_stand(self) -> str:
        """The interval of the clock that is open is a pause. Raises StoryFailed when the term runs."""
        return self._interval("Tạm dừng", "the term stands")

    def must_run(self) -> str:
        """The interval of the clock that is open counts. Raises StoryFailed when the term stands."""
        return self._interval("Đang tính", "the term runs")

    def _interval(self, kind: str, told: str) -> str:
        page = self.person("specialist").open(f"/ban-lam-viec/ho-so/{self.code}/")
        found = page.tree.xpath("//li[contains(., '– nay')] | //tr[td[normalize-space()='nay']]")
        items = [" ".join(one.text_content().split()) for one in found]
        if len(items) != 1 or not items[0].lower().startswith(kind.lower()):
            raise StoryFailed(f"{self.code} does not say that {told}: {items}")
        return told


def typed_at_counter(scene: Scene) -> dict[str, Any]:
    """What a clerk types on the reception page."""
    data = scene.data
    person = {"nguoi_identity_no": scene.people["citizen"], "nguoi_full_name": data["nguoi_yeu_cau"],
              "nguoi_phone": data["dien_thoai"], "nguoi_address": data["noi_cu_tru"]}  # fmt: skip
    return {key: "true" if value is True else value for key, value in data.items()} | person
