"""Who acts for the applicant: written down with the paper, ended, the result given to them after a look at their card."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from motcua.dossiers.actions.end_representation import end_representation
from motcua.dossiers.actions.name_representative import name_representative
from motcua.dossiers.actions.return_to_representative import return_to_representative
from motcua.dossiers.policies import may_end_representation, may_name_representative
from motcua.dossiers.queries import acts
from motcua.dossiers.representing import NO_PAPER, Authority, representative_of
from motcua.dossiers.rules.representing import BASIS_NAMES, SCOPE_NAMES, Basis, Scope
from motcua.dossiers.rules.states import Verb
from motcua.kernel import doorclock
from motcua.kernel.refusals import Refused
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.counter.authority_form import ACCEPT, scan_of, scans, with_scan
from motcua.web.counter.dossier import of_desk, page
from motcua.web.kit import dossier_files
from motcua.web.kit.access import account, officer_with
from motcua.web.kit.asking import Asking, Question, Said, day_of, given, read
from motcua.web.kit.due import DueWords

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier

CONFLICT, UNPROCESSABLE = 409, 422
NAMING = Asking(
    "Ghi người được ủy quyền",
    "Xem giấy tờ ủy quyền và giấy tờ tùy thân trước khi ghi. Người được ủy quyền có tài khoản thì theo dõi được hồ sơ này.",
    "Ghi người được ủy quyền",
    [
        Question("uq_ten", "Họ, chữ đệm và tên", "Ghi họ, chữ đệm và tên người được ủy quyền.", limit=160),
        Question("uq_so", "Số định danh cá nhân", "Nhập số định danh cá nhân gồm 12 chữ số.", limit=15),
        Question("uq_dien_thoai", "Điện thoại", "Nhập số điện thoại của người được ủy quyền.", limit=15),
        Question("uq_can_cu", "Giấy tờ ủy quyền", "Chọn loại giấy tờ.", widget="radios",
                 choices=[(one.value, BASIS_NAMES[one]) for one in Basis]),
        Question("uq_so_giay", "Số của giấy tờ (không bắt buộc)", limit=60),
        Question("uq_ngay", "Ngày ký (không bắt buộc)", hint="Ví dụ: 05/03/2024", widget="day", limit=10),
        Question("uq_pham_vi", "Được ủy quyền", "Chọn việc được ủy quyền.", widget="radios",
                 choices=[(one.value, SCOPE_NAMES[one]) for one in Scope]),
        Question("uq_da_xem", "Đối chiếu", widget="checkboxes",
                 choices=[("1", "Đã xem bản giấy và giấy tờ tùy thân của người được ủy quyền")]),
    ],
)  # fmt: skip
ENDING = Asking(
    "Chấm dứt ủy quyền",
    "Chỉ ghi khi người nộp yêu cầu. Từ lúc này người được ủy quyền không xem, không làm gì được nữa với hồ sơ.",
    "Chấm dứt ủy quyền",
    [Question("ly_do", "Lý do", "Ghi lý do chấm dứt ủy quyền.", limit=300)],
    warning=True,
)


@require_http_methods(["GET", "HEAD", "POST"])
@officer_with(Role.RECEIVER)
def representative(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Name somebody; while somebody acts already, end that."""
    found = of_desk(duties, code)
    known = representative_of(found)
    asked, may = (ENDING, may_end_representation) if known else (NAMING, may_name_representative)
    if why_not := may(duties, found):
        return page(request, duties, found, errors={"viec-tiep": why_not}, status=CONFLICT)
    if request.method != "POST":
        return _form(request, found, asked, given(asked.questions))
    raw, wrong_scan = with_scan(request)
    said = read(request.POST, asked.questions)
    errors = {**said.errors, **_wrong_day(said), **wrong_scan, **({} if known else _unproven(said, raw))}
    if errors:
        return _form(request, found, asked, Said(said.values, said.chosen, errors), raw)
    try:
        if known:
            end_representation(found.pk, reason=said["ly_do"], by=account(request), at=doorclock.now())
        else:
            name_representative(found.pk, _authority(said, raw), by=account(request), at=doorclock.now())
    except Refused as refused:
        place = "ly_do" if known else "uq_ten"
        return _form(request, found, asked, Said(said.values, said.chosen, {place: refused.sentence}), raw)
    done = "Đã chấm dứt ủy quyền" if known else "Đã ghi người được ủy quyền"
    messages.success(request, f"{done} của hồ sơ {code}.")
    return redirect("counter:dossier", code=code)


@require_POST
@officer_with(Role.RECEIVER)
def collected(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The result to the authorised person, whose number was read from the card."""
    found, typed = of_desk(duties, code), {"so_dinh_danh": request.POST.get("so_dinh_danh", "")}
    try:
        return_to_representative(found.pk, identity_no=typed["so_dinh_danh"], by=account(request), at=doorclock.now())
    except Refused as refused:
        again = of_desk(duties, code)
        possible = acts(duties, again)[Verb.RETURN_RESULT].why_not is None
        place, status = ("so_dinh_danh", UNPROCESSABLE) if possible else ("viec-tiep", CONFLICT)
        return page(request, duties, again, errors={place: refused.sentence}, typed=typed, status=status)
    messages.success(request, f"Đã trả kết quả hồ sơ {code} cho người được ủy quyền.")
    return redirect("counter:dossier", code=code)


@require_safe
@officer_with(Role.RECEIVER)
def authority_paper(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The paper of authority as it was uploaded; 404 when a clerk saw it on paper."""
    return dossier_files.authority_paper(representative_of(of_desk(duties, code)))


def _wrong_day(said: Said) -> dict[str, str]:
    text = said.values.get("uq_ngay", "")
    return {"uq_ngay": "Ngày ký phải là một ngày có thật, viết như 05/03/2024."} if text and not day_of(text) else {}


def _unproven(said: Said, raw: Mapping[str, Any]) -> dict[str, str]:
    return {} if said.chosen["uq_da_xem"] or scan_of(raw) else {"uq_da_xem": NO_PAPER}


def _authority(said: Said, raw: Mapping[str, Any]) -> Authority:
    return Authority(
        name=said["uq_ten"],
        identity_no=said["uq_so"],
        phone=said["uq_dien_thoai"],
        basis=Basis(said.chosen["uq_can_cu"][0]),
        scope=Scope(said.chosen["uq_pham_vi"][0]),
        paper_number=said["uq_so_giay"],
        paper_on=day_of(said["uq_ngay"]),
        upload_id=scan_of(raw),
        paper_seen="1" in said.chosen["uq_da_xem"],
    )


def _form(
    request: HttpRequest, found: Dossier, asked: Asking, said: Said, raw: Mapping[str, Any] | None = None
) -> HttpResponse:
    context: dict[str, Any] = {
        "dossier": found,
        "due": DueWords(doorclock.now()).due(found),
        "asking": asked,
        "said": said,
        "back": reverse("counter:dossier", args=[found.code]),
        "scans": scans(request, raw or {}),
        "accept": ACCEPT,
    }
    page = "counter/acting.html" if asked is ENDING else "counter/representative.html"
    return render(request, page, context, status=UNPROCESSABLE if said.errors else 200)
