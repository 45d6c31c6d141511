"""Files and printed papers of a dossier as answers to the browser. The door has found the dossier through the asker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.http import content_disposition_header

from motcua.dossiers.actions.keep_document import filing_paper, form_paper, receipt_paper
from motcua.dossiers.control_slip import control_slip_pdf
from motcua.dossiers.form_list import form_due, further_forms
from motcua.dossiers.parts import part_result
from motcua.dossiers.queries import papers_of, result_of
from motcua.files.queries import content_of
from motcua.files.rules.kinds import KIND_NAMES, PDF
from motcua.kernel import doorclock
from motcua.web.kit.linked import result_position

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier, Representative


def inline(content: bytes, kind: str, name: str) -> HttpResponse:
    """Bytes shown in the page when they are a PDF or an image by content, saved otherwise; never kept by a cache."""
    answer = HttpResponse(content, content_type=kind)
    header = content_disposition_header(as_attachment=kind not in KIND_NAMES, filename=name)
    answer.headers["Content-Disposition"] = header or "attachment"
    answer.headers["Cache-Control"] = "private, no-store"
    return answer


def pdf(content: bytes, name: str) -> HttpResponse:
    """A PDF to read in the page or print."""
    return inline(content, PDF, name)


def receipt(dossier: Dossier) -> HttpResponse:
    """Form 01, made at once when the worker has not made it yet; 404 before reception, and for a part of a linked one."""
    if dossier.received_at is None or dossier.is_part:
        raise Http404("no receipt was given")
    return pdf(receipt_paper(dossier.pk, at=doorclock.now()), f"giay-tiep-nhan-{dossier.code}.pdf")


def filing(dossier: Dossier) -> HttpResponse:
    """The confirmation of the filing with its list of files; 404 for a dossier filed at the counter."""
    if dossier.channel != "online" or dossier.is_part:
        raise Http404("not filed online")
    return pdf(filing_paper(dossier.pk, at=doorclock.now()), f"xac-nhan-nop-{dossier.code}.pdf")


def form(dossier: Dossier, name: str) -> HttpResponse:
    """A form of the dossier by its name ("supplement-1"), made at once when the worker has not made it yet.

    Of a linked dossier also the result of a part ("ket-qua-phan-1").
    """
    if position := result_position(name):
        return _result_of_part(dossier, position)
    due = form_due(dossier, name)
    if due is None:
        raise Http404("nothing happened that this form could say")
    return pdf(form_paper(dossier.pk, due.kind, due.turn, at=doorclock.now()), f"{name}-{dossier.code}.pdf")


def _result_of_part(dossier: Dossier, position: int) -> HttpResponse:
    blob = part_result(dossier, position)
    if blob is None:
        raise Http404("no sealed result of this part")
    return pdf(content_of(blob), f"ket-qua-phan-{position}-{dossier.code}.pdf")


def form_links(dossier: Dossier, door: str, control_slip: str) -> list[dict[str, str]]:
    """The forms beside the receipt in force, and the control slip, for `kit.files`; `door` names the addresses."""
    links = [
        {"name": one.title, "href": reverse(f"{door}:form", args=[dossier.code, one.name])}
        for one in further_forms(dossier)
    ]
    if dossier.received_at is not None:
        address = reverse(f"{door}:{control_slip}", args=[dossier.code])
        links.append({"name": "Phiếu kiểm soát quá trình giải quyết hồ sơ", "href": address})
    return links


def control_slip(dossier: Dossier) -> HttpResponse:
    """The control slip as it stands now; 404 before reception."""
    if dossier.received_at is None:
        raise Http404("not received yet")
    return pdf(control_slip_pdf(dossier, at=doorclock.now()), f"phieu-kiem-soat-{dossier.code}.pdf")


def result(dossier: Dossier) -> HttpResponse:
    """The result as far as it is signed: sealed, or signed by the leader and waiting for the seal; 404 before."""
    found = result_of(dossier)
    blob = found and (found.sealed_blob or found.signed_blob)
    if not blob:
        raise Http404("no signed result yet")
    return pdf(content_of(blob), f"ket-qua-{dossier.code}.pdf")


def authority_paper(known: Representative | None) -> HttpResponse:
    """The paper by which somebody acts for the applicant, as it was uploaded; 404 when a clerk only saw it."""
    if known is None or known.blob is None:
        raise Http404("no uploaded paper of authority")
    return inline(content_of(known.blob), known.blob.kind, known.file_name)


def paper(dossier: Dossier, paper_id: int) -> HttpResponse:
    """One uploaded file of the dossier; 404 for a file of another."""
    for one in papers_of(dossier):
        if one.pk == paper_id and one.blob is not None:
            return inline(content_of(one.blob), one.blob.kind, one.file_name or one.name)
    raise Http404("no such file in this dossier")
