"""Opinions: asking other units, and answering what other units ask."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from motcua.dossiers import queries
from motcua.dossiers.actions.answer_consultation import answer_consultation
from motcua.dossiers.actions.consult import consult
from motcua.dossiers.parts import declared_on
from motcua.dossiers.rules.states import Verb
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.kernel.terms import Term, TermUnit
from motcua.organisation.queries import units
from motcua.organisation.rules.duties import Duties
from motcua.web.desk.acting import go, wrong
from motcua.web.desk.door import CONFLICT, UNPROCESSABLE, desk_officer, side
from motcua.web.desk.leading import FORM
from motcua.web.kit import dossier_files
from motcua.web.kit.access import account
from motcua.web.kit.asking import Asking, Question, Said, given, read
from motcua.web.kit.slices import slice_of

if TYPE_CHECKING:
    from motcua.dossiers.models import Consultation, Dossier

LONGEST_TERM = 30
ANSWER = Asking(
    "Trả lời ý kiến phối hợp",
    "Ý kiến về ngay đơn vị đang giải quyết hồ sơ và không sửa lại được.",
    "Gửi trả lời",
    [
        Question("dong_y", "Ý kiến", "Chọn đồng ý hoặc không đồng ý.", widget="radios",
                 choices=[("co", "Đồng ý"), ("khong", "Không đồng ý")]),
        Question("noi_dung", "Nội dung trả lời", "Ghi nội dung trả lời và căn cứ.", widget="textarea", limit=4000),
    ],
)  # fmt: skip


@require_http_methods(FORM)
@desk_officer
def opinions(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Ask units of this or another authority, each with its own clock inside the main one."""

    def asking(found: Dossier) -> Asking:
        others = [unit for unit in units(None, on=doorclock.today()) if unit.pk != found.unit_id]
        how = "Hồ sơ điện tử hỏi các đơn vị cùng một lúc" if found.channel == "online" else "Hồ sơ giấy hỏi lần lượt"
        return Asking(
            "Lấy ý kiến phối hợp",
            f"{how}. Mỗi đơn vị có thời hạn trả lời riêng; thời hạn của hồ sơ vẫn tiếp tục tính.",
            "Gửi lấy ý kiến",
            [
                Question("noi_dung", "Nội dung cần cho ý kiến", "Ghi nội dung cần lấy ý kiến.", widget="textarea",
                         limit=2000),
                Question("so_ngay", "Thời hạn trả lời (ngày làm việc)", "Ghi số ngày làm việc để trả lời.", limit=2,
                         widget="day", value="3"),
                Question("don_vi", "Đơn vị cần lấy ý kiến", "Chọn ít nhất một đơn vị.", widget="checkboxes",
                         choices=[(unit.code, unit.name) for unit in others]),
            ],
        )  # fmt: skip

    def do(found: Dossier, said: Said) -> None:
        days = said["so_ngay"]
        if not days.isascii() or not days.isdigit() or not 1 <= int(days) <= LONGEST_TERM:
            raise Refused(f"Thời hạn trả lời là số ngày làm việc từ 1 đến {LONGEST_TERM}.")
        term, at = Term(Decimal(days), TermUnit.WORKDAY), doorclock.now()
        consult(found.pk, said.chosen["don_vi"], question=said["noi_dung"], term=term, by=account(request), at=at)

    return go(request, duties, code, Verb.CONSULT, asking, do, "Đã gửi lấy ý kiến về hồ sơ {code}.")


@require_safe
@desk_officer
def asked(request: HttpRequest, duties: Duties) -> HttpResponse:
    """What other units wait for, the earliest due first."""
    page = slice_of(queries.consultations_to_answer(duties), request)
    context = {"page": page, "now": doorclock.now(), "side": side(request, duties)}
    return render(request, "desk/opinions.html", context)


@require_http_methods(FORM)
@desk_officer
def answer(request: HttpRequest, duties: Duties, number: int) -> HttpResponse:
    """The question beside the papers; the unit asked sees what it needs and no more of the dossier's course."""
    found = _asked_of(duties, number)
    if request.method != "POST" or found.answered_at:
        return _page(request, duties, found, given(ANSWER.questions))
    if queries.read_for_opinion(found) is None:
        return _page(request, duties, found, given(ANSWER.questions), status=CONFLICT)
    said = read(request.POST, ANSWER.questions)
    if said.errors:
        return _page(request, duties, found, said)
    agrees = said.chosen["dong_y"] == ["co"]
    try:
        answer_consultation(number, answer=said["noi_dung"], agrees=agrees, by=account(request), at=doorclock.now())
    except Refused as refusal:
        return _page(request, duties, _asked_of(duties, number), wrong(ANSWER, said, refusal.sentence))
    messages.success(request, f"Đã trả lời ý kiến về hồ sơ {found.dossier.code}.")
    return redirect("desk:opinions")


@require_safe
@desk_officer
def answer_file(request: HttpRequest, duties: Duties, number: int, paper_id: int) -> HttpResponse:
    """A file of the dossier, for the unit asked while the dossier is being settled."""
    dossier = queries.read_for_opinion(_asked_of(duties, number))
    if dossier is None:
        raise Http404("nothing of a settled dossier is the asked unit's to read")
    return dossier_files.paper(dossier, paper_id)


def _asked_of(duties: Duties, number: int) -> Consultation:
    found = queries.consultation_for(duties, number)
    if found is None:
        raise Http404("nothing asked of this officer's units")
    return found


def _page(request: HttpRequest, duties: Duties, found: Consultation, said: Said, *, status: int = 200) -> HttpResponse:
    read = queries.read_for_opinion(found)
    papers = [
        {"name": paper.name, "href": reverse("desk:opinion-file", args=[found.pk, paper.pk]), "size": paper.blob.size}
        for paper in (queries.papers_of(read) if read else [])
        if paper.blob
    ]
    context: dict[str, Any] = {
        "asked": found,
        "dossier": found.dossier,
        "open": read is not None,
        "papers": papers,
        "declared": declared_on(found.dossier),
        "asking": ANSWER,
        "said": said,
        "now": doorclock.now(),
        "back": reverse("desk:opinions"),
        "side": side(request, duties),
    }
    return render(request, "desk/opinion.html", context, status=UNPROCESSABLE if said.errors else status)
