"""The register of dossiers: the line a dossier gets with its first receipt, and the book as a paper.

Those that take who asks give only the books of the asker's desks.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from motcua.counters.actions import take
from motcua.dossiers.letterheads import register_office
from motcua.dossiers.models import ClosedRegister, Dossier, RegisterEntry
from motcua.dossiers.rules.registering import volume
from motcua.dossiers.rules.returning import RETURN_NAMES, ReturnWay
from motcua.dossiers.rules.states import FINAL, STATE_NAMES, State
from motcua.files.queries import content_of
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import agencies_named
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.papers.form_names import FormKey, form_name
from motcua.papers.register import Register, RegisterRow, register_xlsx, render_register
from motcua.reference.queries import regime_on

if TYPE_CHECKING:
    from motcua.organisation.models import Agency


def enter(dossier: Dossier, *, at: datetime) -> RegisterEntry:
    """The next line of the desk's book of the year, in the transaction of the first receipt; the last lock taken."""
    year = day_in_vietnam(at).year
    serial = take(f"register:{dossier.desk_id}:{year}")
    return RegisterEntry.objects.create(dossier=dossier, desk_id=dossier.desk_id, year=year, serial=serial)


@dataclass(frozen=True)
class Book:
    """A book: a desk and a year, how many lines it holds, when it was closed."""

    desk: "Agency"
    year: int
    lines: int
    closed: ClosedRegister | None

    @property
    def volume(self) -> str:
        return volume(self.year)


def books_of(duties: Duties) -> list[Book]:
    """The books of the clerk's desks, the newest year first."""
    desks = {desk.pk: desk for desk in agencies_named(duties.agencies(Role.RECEIVER))}
    rows = RegisterEntry.objects.filter(desk_id__in=desks).values("desk_id", "year").annotate(lines=Count("pk"))
    closed = {
        (one.desk_id, one.year): one
        for one in ClosedRegister.objects.filter(desk_id__in=desks).select_related("closed_by__user", "pdf", "xlsx")
    }
    keys = ((row["desk_id"], row["year"], row["lines"]) for row in rows)
    books = [Book(desks[desk], year, lines, closed.get((desk, year))) for desk, year, lines in keys]
    return sorted(books, key=lambda book: (-book.year, book.desk.name))


def book_of(duties: Duties, desk_code: str, year: int) -> Book | None:
    """One book of the clerk's own desks."""
    return next((book for book in books_of(duties) if book.desk.code == desk_code and book.year == year), None)


def lines_of(book: Book, field: str = "") -> QuerySet[RegisterEntry]:
    """The lines of a book in their order; only those of a field (its key) when one is given."""
    rows = RegisterEntry.objects.filter(desk_id=book.desk.pk, year=book.year)
    if field:
        rows = rows.filter(dossier__revision__field__code=field)
    return rows.select_related("dossier__revision", "dossier__agency").order_by("serial")


def fields_of(book: Book) -> list[tuple[str, str]]:
    """The fields the book's dossiers belong to: key and name."""
    rows = RegisterEntry.objects.filter(desk_id=book.desk.pk, year=book.year)
    names = rows.values_list("dossier__revision__field__code", "dossier__revision__field__name")
    return sorted(set(names), key=lambda pair: pair[1])


def register_of(book: Book, *, keeper: str, at: datetime, field: str = "", closed_on: date | None = None) -> Register:
    """The book as the paper says it, under the regime in force at the year's end or today."""
    entries = list(lines_of(book, field))
    regime = regime_on(min(day_in_vietnam(at), date(book.year, 12, 31))).key
    return Register(
        form=form_name(regime, FormKey.REGISTER, no="01", desk=book.desk.name),
        office=register_office(book.desk),
        year=book.year,
        volume=book.volume,
        field=dict(fields_of(book)).get(field, ""),
        opened_on=_opened_on(book),
        rows=tuple(_rows(entries)),
        printed_at=at,
        keeper_name=keeper,
        closed_on=closed_on,
    )


def register_paper(book: Book, field: str, *, keeper: str, at: datetime) -> bytes:
    """The book, or one field of it, as PDF; a closed whole book as it was kept."""
    if book.closed and not field:
        return content_of(book.closed.pdf)
    return render_register(register_of(book, keeper=keeper, at=at, field=field))


def register_workbook(book: Book, field: str, *, keeper: str, at: datetime) -> bytes:
    """The book, or one field of it, as XLSX; a closed whole book as it was kept."""
    if book.closed and not field:
        return content_of(book.closed.xlsx)
    return register_xlsx(register_of(book, keeper=keeper, at=at, field=field))


def _opened_on(book: Book) -> date:
    first = lines_of(book).first()
    received = first.dossier.received_at if first else None
    return day_in_vietnam(received) if received else date(book.year, 1, 1)


def _rows(entries: Iterable[RegisterEntry]) -> Iterable[RegisterRow]:
    for entry in entries:
        dossier = entry.dossier
        if dossier.received_at is None or dossier.due_at is None:
            raise ValueError("only a received dossier is in the register")
        state = State(dossier.state)
        yield RegisterRow(
            serial=entry.serial,
            dossier_code=dossier.code,
            procedure=dossier.revision.name,
            applicant=dossier.applicant_name,
            address=dossier.applicant_address,
            phone=dossier.applicant_phone,
            lead_unit=dossier.agency.name,
            received_at=dossier.received_at,
            due_at=dossier.due_at,
            returned_at=dossier.returned_at,
            return_way=RETURN_NAMES[ReturnWay(dossier.returned_how)] if dossier.returned_how else "",
            received_by=dossier.returned_to,
            ending=STATE_NAMES[state] if state in FINAL and state is not State.RETURNED else "",
        )
