"""The leader's board: one sentence of truth, figures that open into lists, charts with their tables."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from motcua.dossiers.queries import count_at_risk
from motcua.kernel import doorclock
from motcua.kernel.vietnamese import format_number, format_percent
from motcua.monitoring.queries import CHANNELS, FigureSet, Line, Scope, due_today_and_overdue, figures, scope_of
from motcua.monitoring.rules.definitions import BY_KEY
from motcua.organisation.queries import units
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.procedures import queries as procedures
from motcua.web.board import charts
from motcua.web.board.question import Question, period_choices, question_of
from motcua.web.kit.access import officer_with
from motcua.web.kit.pages import query_with

READERS = (Role.LEADER, Role.CONTROLLER, Role.ADMINISTRATOR)
_SEES_DOSSIERS = (Role.RECEIVER, Role.SPECIALIST, Role.LEADER, Role.DOCUMENT_CLERK)
UNPROCESSABLE = 422

# Which figures stand as tiles, with the tone of each and the list it opens.
_TILES = (
    ("tiep-nhan", "now", "tiep-nhan"),
    ("ty-le-truc-tuyen", "now", "truc-tuyen"),
    ("da-giai-quyet", "done", "da-giai-quyet"),
    ("ty-le-dung-han", "done", "qua-han"),
    ("truoc-han", "done", "truoc-han"),
    ("dung-han", "done", "dung-han"),
    ("qua-han", "late", "qua-han"),
    ("dang-giai-quyet", "neutral", "dang-giai-quyet"),
    ("dang-qua-han", "late", "dang-qua-han"),
    ("cho-tiep-nhan", "waiting", "cho-tiep-nhan"),
    ("da-tra", "done", "da-tra"),
    ("ty-le-hai-long", "neutral", ""),
)
# The parts of the board below its tiles: what the address calls each, and what people do.
_PARTS = (
    ("", "Biểu đồ"),
    ("don-vi", "Theo đơn vị"),
    ("linh-vuc", "Theo lĩnh vực (Biểu số II.06a)"),
    ("kenh", "Theo kênh nộp"),
    ("lien-thong", "Liên thông, phi địa giới"),
    ("dinh-nghia", "Định nghĩa chỉ tiêu"),
)
REPORT = (
    ("Phải giải quyết", "to_settle", ""),
    ("Trực tuyến", "received_online", "truc-tuyen"),
    ("Trực tiếp, bưu chính", "received_otherwise", "truc-tiep-buu-chinh"),
    ("Kỳ trước chuyển qua", "carried_over", "ky-truoc"),
    ("Đã giải quyết", "settled", "da-giai-quyet"),
    ("Trước hạn", "settled_early", "truoc-han"),
    ("Đúng hạn", "settled_on_time", "dung-han"),
    ("Quá hạn", "settled_late", "qua-han"),
    ("Đang giải quyết", "open", "dang-giai-quyet"),
    ("Đang quá hạn", "overdue", "dang-qua-han"),
)

# What is in no column of II.06a: dossiers other desks took in, and whether units were in time with their parts.
BESIDES = (
    ("Tiếp nhận", "received", "tiep-nhan"),
    ("Từ nơi khác chuyển đến", "received_elsewhere", "ngoai-dia-gioi"),
    ("Phần việc đã giải quyết", "parts_settled", "phan-viec"),
    ("Phần việc trước hạn", "parts_early", "phan-viec-truoc-han"),
    ("Phần việc đúng hạn", "parts_on_time", "phan-viec-dung-han"),
    ("Phần việc quá hạn", "parts_late", "phan-viec-qua-han"),
)


def asked_scope(duties: Duties) -> Scope:
    """The scope of a reader of the board. Raises Http404 for anybody else."""
    scope = scope_of(duties)
    if scope is None:
        raise Http404("no figures for this officer")
    return scope


def sees_dossiers(duties: Duties) -> bool:
    """Whether figures open into lists for this officer; a controller or administrator reads figures only."""
    return bool(duties.roles & set(_SEES_DOSSIERS))


@require_safe
@officer_with(*READERS)
def overview(request: HttpRequest, duties: Duties) -> HttpResponse:
    """The board for the period and filters of the address."""
    now, today = doorclock.now(), doorclock.today()
    scope, question = asked_scope(duties), question_of(request, today=today)
    counted = figures(scope, question.period, now=now, filters=question.filters)
    links = Links(question, open_lists=sees_dossiers(duties))
    part = request.GET.get("phan", "")
    page = {
        "question": question,
        "scope": scope,
        "part": part,
        "parts": [
            {"text": text, "href": query_with(request, phan=key or None), "current": key == part}
            for key, text in _PARTS
        ],
        "counted": counted,
        "truth": truth(scope, on=today),
        "tiles": _tiles(counted, links),
        "choices": choices(question, scope, today),
        "columns_of_report": REPORT,
        "columns_besides": BESIDES,
        "links": links,
        "charts": charts,
    }
    return render(request, "board/overview.html", page, status=UNPROCESSABLE if question.errors else 200)


def truth(scope: Scope, *, on: date) -> str:
    """The one sentence on top."""
    due, overdue = due_today_and_overdue(scope, on=on)
    risky = count_at_risk(scope.places, on=on)
    first = f"Hôm nay {format_number(due)} hồ sơ đến hạn" if due else "Hôm nay không có hồ sơ nào đến hạn"
    risk = f", {format_number(risky)} có nguy cơ trễ" if risky else ""
    late = f"{format_number(overdue)} hồ sơ đang quá hạn" if overdue else "không có hồ sơ nào quá hạn"
    return f"{first}{risk}; {late}."


@dataclass(frozen=True)
class Links:
    """Addresses that keep the question of the page."""

    question: Question
    open_lists: bool

    def listing(self, key: str, **narrower: str) -> str:
        """The list behind a figure, for one unit, field or channel when it is named; empty where there is none."""
        if not self.open_lists or not key or not BY_KEY[key].listed:
            return ""
        query = self.question.address(**{"chi-tieu": key}, **narrower)
        return f"{reverse('board:listing')}?{urlencode(query)}"

    def export(self, kind: str) -> str:
        """The figures as a file."""
        query = urlencode(self.question.address())
        return reverse("board:figures_file", kwargs={"kind": kind}) + (f"?{query}" if query else "")

    def cells(self, line: Line, columns: tuple[tuple[str, str, str], ...], group: str) -> list[Any]:
        """A row of a report table: the name, then each column with its list; `group` is what the line narrows to."""
        cells: list[Any] = [line.name]
        for _, attribute, key in columns:
            number = getattr(line.totals, attribute)
            href = self.listing(key, **({group: line.key} if line.key else {})) if number else ""
            text = format_number(number)
            cells.append({"text": text, "href": href} if href else text)
        return cells


def _tiles(counted: FigureSet, links: Links) -> list[dict[str, str]]:
    tiles = []
    for key, tone, opens in _TILES:
        reading = counted.reading(BY_KEY[key])
        zero = not reading.value
        tiles.append(
            {
                "label": reading.definition.name,
                "figure": _figure(reading.value, rate=reading.is_rate),
                "note": _note(counted, key, reading.denominator),
                "tone": "neutral" if zero else tone,
                "href": "" if zero else links.listing(opens),
            }
        )
    return tiles


def _figure(value: Any, *, rate: bool) -> str:
    if value is None:
        return "–"
    return format_percent(value) if rate else format_number(value)


def _note(counted: FigureSet, key: str, denominator: int | None) -> str:
    told, totals = BY_KEY[key], counted.totals
    if told.now:
        return "vào lúc đọc số liệu"
    if not told.over:
        return ""
    part = {
        "ty-le-truc-tuyen": totals.received_online,
        "ty-le-dung-han": totals.timely,
        "ty-le-hai-long": totals.satisfied,
    }.get(key)
    whole = f"{format_number(denominator or 0)} {told.over_name}"
    if not denominator:
        return f"chưa có {told.over_name}"
    return f"{format_number(part)} trên {whole}" if part is not None else f"trên {whole}"


def choices(question: Question, scope: Scope, today: date) -> dict[str, list[dict[str, Any]]]:
    """The options of the filters."""
    filters = question.filters
    return {
        "period": period_choices(today, question.typed["ky"]),
        "unit": _options([(one.code, one.name) for one in units(scope.places, on=today)], filters.unit),
        "field": _options([(one.code, one.name) for one in procedures.fields(today)], filters.field),
        "channel": _options(list(CHANNELS.items()), filters.channel),
    }


def _options(pairs: list[tuple[str, str]], chosen: str) -> list[dict[str, Any]]:
    known = [("", "Tất cả"), *pairs]
    return [{"value": value, "text": text, "selected": value == chosen} for value, text in known]
