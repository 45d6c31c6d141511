"""What a clerk has typed into the reception page, read from the request and checked field by field."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from motcua.dossiers.reception import CounterFiling, PaperSeen
from motcua.kernel.identity import CitizenCard, check_identity_number, check_phone
from motcua.kernel.text import nfc
from motcua.kernel.vietnamese import format_day
from motcua.people.actions import PersonFacts
from motcua.procedures.rules.forms import coerce, prefill
from motcua.procedures.rules.papers import Paper, PaperMode
from motcua.web.counter.authority_form import authority_errors, read_authority, typed

if TYPE_CHECKING:
    from motcua.people.models import Person
    from motcua.procedures.models import Competence, Revision

PERSON_FIELDS = ("identity_no", "full_name", "date_of_birth", "gender", "address", "phone", "email")
LONGEST = {"full_name": (160, "Họ, chữ đệm và tên"), "address": (250, "Nơi cư trú"), "email": (254, "Thư điện tử")}
GENDERS = ("Nam", "Nữ")
_DAY = re.compile(r"^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$|^(\d{2})(\d{2})(\d{4})$")


@dataclass(frozen=True)
class Ticked:
    """A paper's line: whether it was taken, and the counts as typed."""

    taken: bool
    originals: str
    copies: str


@dataclass(frozen=True)
class Entered:
    """The whole page as typed. `data` holds the raw answers of the procedure's own form."""

    filing_key: UUID
    procedure_code: str = ""
    person: dict[str, str] = field(default_factory=lambda: dict.fromkeys(PERSON_FIELDS, ""))
    data: dict[str, str] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def blank(cls) -> Entered:
        """A page for the next person."""
        return cls(filing_key=uuid4())

    @classmethod
    def read(cls, post: Mapping[str, Any]) -> Entered:
        """What a form sent. A key that is no UUID gets a new one: the page was not ours."""
        try:
            key = UUID(str(post.get("filing_key", "")))
        except ValueError:
            key = uuid4()
        person = {name: nfc(str(post.get(f"nguoi_{name}", ""))).strip() for name in PERSON_FIELDS}
        data = {name: str(value) for name, value in post.items()}
        return cls(key, str(post.get("ma_thu_tuc", "")), person, data, post)

    def with_card(self, card: CitizenCard) -> Entered:
        """The card's words in the person's fields; what the card does not say stays as typed."""
        said = {
            "identity_no": card.number,
            "full_name": card.full_name,
            "date_of_birth": format_day(card.born_on),
            "gender": card.gender,
            "address": card.address,
        }
        return replace(self, person={**self.person, **{key: value for key, value in said.items() if value}})

    def with_known(self, known: Person) -> Entered:
        """Empty fields filled from the record of a person the system knows; what was typed or scanned stays."""
        record = {
            "identity_no": known.identity_no,
            "full_name": known.full_name,
            "date_of_birth": format_day(known.date_of_birth) if known.date_of_birth else "",
            "gender": known.gender,
            "address": known.address,
            "phone": known.phone,
            "email": known.email,
        }
        return replace(self, person={key: self.person[key] or record[key] for key in PERSON_FIELDS})

    def with_prefilled_form(self, revision: Revision) -> Entered:
        """Empty answers of the procedure's form filled from the person in front of the clerk."""
        known = prefill(revision.form_definition, _typed_person(self.person))
        known |= _from_procedure(revision)
        return replace(self, data={**self.data, **{k: v for k, v in known.items() if not self.data.get(k)}})

    def ticked(self, paper: Paper) -> Ticked:
        """The line of a paper; counts start at what the procedure asks for."""
        originals = str(self.raw.get(f"goc_{paper.key}", paper.originals))
        return Ticked(f"giay_{paper.key}" in self.raw, originals, str(self.raw.get(f"sao_{paper.key}", paper.copies)))

    def papers_seen(self, revision: Revision) -> tuple[PaperSeen, ...]:
        """The papers taken, with their counts; a ticked paper without a readable count is one original."""
        seen = []
        for paper in handed_in(revision):
            line = self.ticked(paper)
            if line.taken:
                originals, copies = _count(line.originals), _count(line.copies)
                seen.append(PaperSeen(paper.key, originals if originals or copies else 1, copies))
        return tuple(seen)

    @property
    def authority(self) -> dict[str, str]:
        """Who acts for the applicant, as typed."""
        return typed(self.raw)

    @property
    def agency_code(self) -> str:
        """The settling authority chosen, when it is not the desk's own."""
        return str(self.raw.get("co_quan", ""))

    @property
    def return_here(self) -> bool:
        """Whether the result is wanted at this desk."""
        return "tra_tai_day" in self.raw

    def authority_errors(self) -> dict[str, str]:
        """One sentence for each field of the authority that is not right, keyed by its input's name."""
        return authority_errors(self.raw)

    def person_errors(self) -> dict[str, str]:
        """One sentence for each field of the person that is not right, keyed by its input's name."""
        found = {}
        for name, check in (("identity_no", check_identity_number), ("phone", check_phone)):
            try:
                check(self.person[name])
            except ValueError as wrong:
                found[f"nguoi_{name}"] = str(wrong)
        if len(self.person["full_name"]) < 2:
            found["nguoi_full_name"] = "Nhập họ, chữ đệm và tên của người nộp."
        for name, (most, label) in LONGEST.items():
            if len(self.person[name]) > most:
                found[f"nguoi_{name}"] = f"{label} dài quá {most} ký tự; hãy viết gọn lại."
        if self.person["date_of_birth"] and read_day(self.person["date_of_birth"]) is None:
            found["nguoi_date_of_birth"] = "Ngày sinh phải là một ngày có thật, viết như 05/09/1990."
        return {name: found[name] for name in (f"nguoi_{key}" for key in PERSON_FIELDS) if name in found}

    def as_filing(self, revision: Revision, competence: Competence) -> CounterFiling:
        """The filing as the action takes it; the person's fields are put in their kept form where they can be read."""
        return CounterFiling(
            filing_key=self.filing_key,
            procedure_code=self.procedure_code,
            desk_code=competence.desk.code,
            person=_facts(self.person),
            data=coerce(self.data, revision.form_definition),
            papers=self.papers_seen(revision),
            authority=read_authority(self.raw),
        )


def handed_in(revision: Revision) -> list[Paper]:
    """The papers a clerk takes; those only shown and given back are told apart."""
    return [paper for paper in revision.paper_list if paper.mode is PaperMode.SUBMIT]


def only_shown(revision: Revision) -> list[Paper]:
    """The papers the person only shows at the desk (xuất trình)."""
    return [paper for paper in revision.paper_list if paper.mode is PaperMode.PRESENT]


def read_day(text: str) -> date | None:
    """A day as clerks type it: 05/09/1990, 05091990; None when it is none."""
    match = _DAY.match(text.strip())
    if match is None:
        return None
    day, month, year = (int(part) for part in match.groups() if part)
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _count(text: str) -> int:
    return min(int(text), 99) if text.isascii() and text.isdigit() else 0


def _typed_person(person: dict[str, str]) -> dict[str, Any]:
    return {**person, "date_of_birth": read_day(person["date_of_birth"]) or "", "phone": _readable(person["phone"])}


def _readable(phone: str) -> str:
    try:
        return check_phone(phone)
    except ValueError:
        return ""


def _from_procedure(revision: Revision) -> dict[str, str]:
    """Answers the procedure itself gives: a request whose content is the name of the procedure."""
    form = revision.form_definition
    return {name: revision.name for name in form.properties if form.overlay(name).get("prefill") == "procedure.name"}


def _facts(person: dict[str, str]) -> PersonFacts:
    try:
        number = check_identity_number(person["identity_no"])
    except ValueError:
        number = person["identity_no"]
    return PersonFacts(
        identity_no=number,
        full_name=person["full_name"],
        phone=_readable(person["phone"]) or person["phone"],
        date_of_birth=read_day(person["date_of_birth"]),
        gender=person["gender"] if person["gender"] in GENDERS else "",
        address=person["address"],
        email=person["email"],
    )
