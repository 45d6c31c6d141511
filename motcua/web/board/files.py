"""Figures and lists as XLSX and CSV, through the asker's rights."""

from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.views.decorators.http import require_safe

from motcua.kernel import doorclock
from motcua.kernel.text import slug
from motcua.monitoring.behind import behind
from motcua.monitoring.exports import CSV_TYPE, XLSX_TYPE, Sheet, csv_stream, dossier_sheet, figure_sheets, xlsx_file
from motcua.monitoring.queries import figures
from motcua.organisation.rules.duties import Duties
from motcua.web.board.listing import asked_figure
from motcua.web.board.overview import READERS, asked_scope
from motcua.web.board.question import Question, question_of
from motcua.web.kit.access import officer_with


@require_safe
@officer_with(*READERS)
def figures_file(request: HttpRequest, duties: Duties, kind: str) -> HttpResponseBase:
    """All figures with their definitions and breakdowns."""
    question = _readable(request)
    counted = figures(asked_scope(duties), question.period, now=doorclock.now(), filters=question.filters)
    return _file(figure_sheets(counted), f"so-lieu-{slug(question.period.name)}", kind)


@require_safe
@officer_with(*READERS)
def listing_file(request: HttpRequest, duties: Duties, kind: str) -> HttpResponseBase:
    """The dossiers behind a figure, of those the officer may see."""
    definition, question = asked_figure(request), _readable(request)
    scope, today = asked_scope(duties), doorclock.today()
    rows = behind(definition.key, scope, question.period, question.filters, duties, on=today)
    name = f"danh-sach-{definition.key}-{slug(question.period.name)}"
    return _file([dossier_sheet(definition.name, rows)], name, kind)


def _readable(request: HttpRequest) -> Question:
    question = question_of(request, today=doorclock.today())
    if question.errors:
        raise Http404("a period that cannot be read has no file")
    return question


def _file(sheets: list[Sheet], name: str, kind: str) -> HttpResponseBase:
    if kind == "xlsx":
        return FileResponse(xlsx_file(sheets), as_attachment=True, filename=f"{name}.xlsx", content_type=XLSX_TYPE)
    response = StreamingHttpResponse(csv_stream(sheets), content_type=CSV_TYPE)
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
