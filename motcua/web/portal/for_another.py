"""Beginning an application for somebody else: who that is, and the paper that lets one act for them."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from motcua.dossiers.actions.start_for_another import Represented
from motcua.dossiers.actions.start_for_another import start_for_another as start
from motcua.dossiers.rules.representing import BASIS_NAMES, FILING, SCOPE_NAMES, Basis, Scope
from motcua.files.actions import upload_whole
from motcua.files.queries import uploads_of
from motcua.kernel import doorclock
from motcua.kernel.identity import check_identity_number, check_phone
from motcua.kernel.refusals import Refused
from motcua.procedures.queries import competence_for, online_level_on, revision_of
from motcua.web.kit.access import account
from motcua.web.kit.asking import Question, Said, day_of, given, read
from motcua.web.portal.citizens import citizen_only

UNPROCESSABLE = 422
FILE = "giay_uy_quyen"
ACCEPT = ("pdf", "jpg", "jpeg", "png")
QUESTIONS = [
    Question("nguoi_ten", "Họ, chữ đệm và tên người ủy quyền", "Nhập họ, chữ đệm và tên người ủy quyền.", limit=160),
    Question("nguoi_so", "Số định danh cá nhân của người ủy quyền", "Nhập số định danh cá nhân gồm 12 chữ số.",
             limit=15),
    Question("nguoi_dien_thoai", "Điện thoại của người ủy quyền", "Nhập số điện thoại của người ủy quyền.", limit=15),
    Question("nguoi_dia_chi", "Nơi cư trú của người ủy quyền (không bắt buộc)", limit=250),
    Question("uq_can_cu", "Giấy tờ ủy quyền", "Chọn loại giấy tờ.", widget="radios",
             choices=[(one.value, BASIS_NAMES[one]) for one in Basis]),
    Question("uq_so_giay", "Số của giấy tờ (không bắt buộc)", limit=60),
    Question("uq_ngay", "Ngày ký (không bắt buộc)", hint="Ví dụ: 05/03/2024", widget="day", limit=10),
    Question("uq_pham_vi", "Ông/bà được ủy quyền", "Chọn việc được ủy quyền.", widget="radios",
             choices=[(one.value, SCOPE_NAMES[one]) for one in Scope if one in FILING]),
]  # fmt: skip


@citizen_only
@require_http_methods(["GET", "HEAD", "POST"])
def start_for_another(request: HttpRequest, code: str) -> HttpResponse:
    """`?co_quan=` names who settles it; the paper is uploaded here, a file received is kept when something is wrong."""
    on, agency = doorclock.today(), request.GET.get("co_quan", "")
    revision, competence = revision_of(code, on=on), competence_for(code, agency, on=on)
    level = online_level_on(code, on=on)
    if revision is None or competence is None or level is None or not level.can_be_filed_online:
        raise Http404
    if request.method != "POST":
        return _page(request, revision, competence, given(QUESTIONS), [])
    uploads, wrong_file = _received(request)
    said = read(request.POST, QUESTIONS)
    errors = {**said.errors, **_wrong(said), **wrong_file}
    if not uploads and FILE not in errors:
        errors[FILE] = "Đính kèm bản chụp giấy tờ ủy quyền."
    if not errors:
        try:
            facts = _represented(said, uploads[-1].pk)
            draft = start(code, agency, facts, by=account(request), at=doorclock.now())
            return redirect("portal:answers", draft_id=draft.pk, number=1)
        except Refused as refused:
            errors = {"nguoi_so": refused.sentence}
    return _page(request, revision, competence, Said(said.values, said.chosen, errors), uploads)


def _received(request: HttpRequest) -> tuple[list[Any], dict[str, str]]:
    """The whole files of the question: received piece by piece, or sent with the form."""
    gone = set(request.POST.getlist(f"{FILE}_remove"))
    ids = {one for text in request.POST.getlist(f"{FILE}_id") if text not in gone and (one := _id(text))}
    found = [one for one in uploads_of(ids, owner=account(request)).values() if one.blob]
    try:
        for file in request.FILES.getlist(FILE):
            found.append(upload_whole(file.read(), name=file.name or "", by=account(request), at=doorclock.now()))
    except Refused as refused:
        return found, {FILE: refused.sentence}
    return found, {}


def _id(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _wrong(said: Said) -> dict[str, str]:
    found = {}
    for name, check in (("nguoi_so", check_identity_number), ("nguoi_dien_thoai", check_phone)):
        try:
            check(said.values[name])
        except ValueError as wrong:
            found[name] = str(wrong)
    if said.values["uq_ngay"] and not day_of(said.values["uq_ngay"]):
        found["uq_ngay"] = "Ngày ký phải là một ngày có thật, viết như 05/03/2024."
    return found


def _represented(said: Said, upload_id: UUID) -> Represented:
    return Represented(
        name=said["nguoi_ten"],
        identity_no=said["nguoi_so"],
        phone=said["nguoi_dien_thoai"],
        address=said["nguoi_dia_chi"],
        basis=Basis(said.chosen["uq_can_cu"][0]),
        scope=Scope(said.chosen["uq_pham_vi"][0]),
        upload_id=upload_id,
        paper_number=said["uq_so_giay"],
        paper_on=day_of(said["uq_ngay"]),
    )


def _page(request: HttpRequest, revision: Any, competence: Any, said: Said, uploads: list[Any]) -> HttpResponse:
    context = {
        "revision": revision,
        "competence": competence,
        "questions": QUESTIONS,
        "said": said,
        "file": FILE,
        "accept": ACCEPT,
        "files": [{"id": one.pk, "name": one.name, "size": one.size} for one in uploads],
    }
    return render(request, "portal/for_another.html", context, status=UNPROCESSABLE if said.errors else 200)
