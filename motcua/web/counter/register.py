"""The register of the clerk's desks: books by year, their lines, XLSX and PDF, closing."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from motcua.dossiers.actions.close_register import close_register
from motcua.dossiers.registering import Book, book_of, books_of, fields_of, lines_of, register_paper, register_workbook
from motcua.dossiers.rules.registering import why_not_closed
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.counter.acts import CONFLICT
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.dossier_files import inline
from motcua.web.kit.slices import slice_of

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@officer_with(Role.RECEIVER)
def registers(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The books of the clerk's desks, the newest first."""
    return render(request, "counter/registers.html", {"books": books_of(duties)})


@require_safe
@officer_with(Role.RECEIVER)
def register(request: HttpRequest, duties: Duties, desk: str, year: int) -> HttpResponse:
    """The lines of one book, twenty a page."""
    return _page(request, _book(duties, desk, year))


@require_POST
@officer_with(Role.RECEIVER)
def close(request: HttpRequest, duties: Duties, desk: str, year: int) -> HttpResponse:
    """The year is over: the book is kept as it is."""
    book = _book(duties, desk, year)
    try:
        closed = close_register(desk, year, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _page(request, book, refusal.sentence, status=CONFLICT)
    messages.success(request, f"Đã khóa sổ năm {year} của {book.desk.name}: {closed.lines} hồ sơ.")
    return redirect("counter:register", desk=desk, year=year)


@require_safe
@officer_with(Role.RECEIVER)
def register_pdf(request: HttpRequest, duties: Duties, desk: str, year: int) -> HttpResponse:
    """The book as a paper; a closed one as it was closed."""
    book, field = _asked(request, duties, desk, year)
    content = register_paper(book, field, keeper=account(request).full_name, at=doorclock.now())
    return inline(content, "application/pdf", f"so-theo-doi-{year}.pdf")


@require_safe
@officer_with(Role.RECEIVER)
def register_xlsx(request: HttpRequest, duties: Duties, desk: str, year: int) -> HttpResponse:
    """The book as a workbook; a closed one as it was closed."""
    book, field = _asked(request, duties, desk, year)
    content = register_workbook(book, field, keeper=account(request).full_name, at=doorclock.now())
    return inline(content, XLSX, f"so-theo-doi-{year}.xlsx")


def _book(duties: Duties, desk: str, year: int) -> Book:
    book = book_of(duties, desk, year)
    if book is None:
        raise Http404("no such book at the clerk's desks")
    return book


def _asked(request: HttpRequest, duties: Duties, desk: str, year: int) -> tuple[Book, str]:
    """The book and the field the address names. Raises Http404 for a field the book does not hold."""
    book, field = _book(duties, desk, year), request.GET.get("linh-vuc", "")
    if field and field not in dict(fields_of(book)):
        raise Http404("no such field in this book")
    return book, field


def _page(request: HttpRequest, book: Book, refusal: str = "", status: int = 200) -> HttpResponse:
    fields = fields_of(book)
    field = request.GET.get("linh-vuc", "")
    chosen = field if field in dict(fields) else ""
    context = {
        "book": book,
        "fields": [{"value": "", "text": "Tất cả lĩnh vực"}, *({"value": key, "text": name} for key, name in fields)],
        "chosen": chosen,
        "page": slice_of(lines_of(book, chosen), request),
        "not_yet": why_not_closed(book.year, book.lines, today=doorclock.today(), closed=book.closed is not None),
        "errors": {"khoa-so": refusal} if refusal else {},
    }
    return render(request, "counter/register.html", context, status=status)
