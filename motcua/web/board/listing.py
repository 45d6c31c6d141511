"""The list behind a figure: the same definition, only dossiers the officer may see."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from motcua.kernel import doorclock
from motcua.kernel.vietnamese import format_number
from motcua.monitoring.behind import behind
from motcua.monitoring.queries import figures
from motcua.monitoring.rules.definitions import BY_KEY, Definition
from motcua.organisation.rules.duties import Duties
from motcua.web.board.overview import READERS, UNPROCESSABLE, asked_scope, choices
from motcua.web.board.question import question_of
from motcua.web.kit.access import officer_with
from motcua.web.kit.due import DueWords
from motcua.web.kit.slices import slice_of


def asked_figure(request: HttpRequest) -> Definition:
    """The figure of the address. Raises Http404 for one that has no list."""
    definition = BY_KEY.get(request.GET.get("chi-tieu", ""))
    if definition is None or not definition.listed:
        raise Http404("no list behind this figure")
    return definition


@require_safe
@officer_with(*READERS)
def listing(request: HttpRequest, duties: Duties) -> HttpResponse:
    """Twenty dossiers a page, the earliest due first."""
    definition, today, now = asked_figure(request), doorclock.today(), doorclock.now()
    scope, question = asked_scope(duties), question_of(request, today=today)
    rows = behind(definition.key, scope, question.period, question.filters, duties, on=today)
    counted = figures(scope, question.period, now=now, filters=question.filters)
    page = {
        "definition": definition,
        "question": question,
        "scope": scope,
        "value": format_number(getattr(counted.totals, definition.of)),
        "read_at": now,
        "page": slice_of(rows, request),
        "due": DueWords(now),
        "choices": choices(question, scope, today),
        "more": question.address(**{"chi-tieu": definition.key}),
    }
    return render(request, "board/listing.html", page, status=UNPROCESSABLE if question.errors else 200)
