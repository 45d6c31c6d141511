"""Who acts for the applicant, as typed at the counter (`uq_...`), with the scan of the paper: read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.http import HttpRequest

from motcua.dossiers.representing import NO_PAPER, Authority
from motcua.dossiers.rules.representing import BASIS_NAMES, FILING, SCOPE_NAMES, Basis, Scope
from motcua.files.actions import upload_whole
from motcua.files.queries import uploads_of
from motcua.kernel import doorclock
from motcua.kernel.identity import check_identity_number, check_phone
from motcua.kernel.refusals import Refused
from motcua.kernel.text import nfc
from motcua.web.kit.access import account
from motcua.web.kit.asking import day_of, key_of

BASES = [(one.value, BASIS_NAMES[one]) for one in Basis]
SCOPES = [(one.value, SCOPE_NAMES[one]) for one in Scope if one in FILING]
SCAN, ACCEPT = "uq_tep", ("pdf", "jpg", "jpeg", "png")
LONGEST = {"uq_ten": (160, "Họ, chữ đệm và tên"), "uq_so_giay": (60, "Số giấy ủy quyền")}
FIELDS = ("uq_ten", "uq_so", "uq_dien_thoai", "uq_can_cu", "uq_so_giay", "uq_ngay", "uq_pham_vi", "uq_da_xem")


def with_scan(request: HttpRequest) -> tuple[dict[str, Any], dict[str, str]]:
    """What was sent, a scan that came in the form itself received like one that came piece by piece; what is wrong."""
    raw: dict[str, Any] = request.POST.dict()
    taken_off = set(request.POST.getlist(f"{SCAN}_remove"))
    raw[f"{SCAN}_id"] = next((one for one in reversed(request.POST.getlist(f"{SCAN}_id")) if one not in taken_off), "")
    for file in request.FILES.getlist(SCAN):
        try:
            upload = upload_whole(file.read(), name=file.name or "", by=account(request), at=doorclock.now())
        except Refused as refused:
            return raw, {SCAN: refused.sentence}
        raw[f"{SCAN}_id"] = str(upload.pk)
    return raw, {}


def scan_of(raw: Mapping[str, Any]) -> UUID | None:
    """The scan received, by its key."""
    return key_of(raw.get(f"{SCAN}_id", ""))


def scans(request: HttpRequest, raw: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The scan as the question for files shows it: the officer's own, whole."""
    key = scan_of(raw)
    found = uploads_of({key}, owner=account(request)).values() if key else ()
    return [{"id": one.pk, "name": one.name, "size": one.size} for one in found if one.blob]


def typed(raw: Mapping[str, Any]) -> dict[str, str]:
    """Every field as typed, empty when it was not sent."""
    return {name: nfc(str(raw.get(name, ""))).replace("\0", "").strip() for name in (*FIELDS, "nop_thay")}


def read_authority(raw: Mapping[str, Any]) -> Authority | None:
    """The authority as the action takes it; None when the applicant files in person, or it cannot be read yet."""
    said = typed(raw)
    if not said["nop_thay"] or authority_errors(raw):
        return None
    return Authority(
        name=said["uq_ten"],
        identity_no=said["uq_so"],
        phone=said["uq_dien_thoai"],
        basis=Basis(said["uq_can_cu"]),
        scope=Scope(said["uq_pham_vi"]),
        paper_number=said["uq_so_giay"],
        paper_on=day_of(said["uq_ngay"]),
        upload_id=scan_of(raw),
        paper_seen=bool(said["uq_da_xem"]),
    )


def authority_errors(raw: Mapping[str, Any]) -> dict[str, str]:
    """One sentence for each field that is not right; none when the applicant files in person."""
    said = typed(raw)
    if not said["nop_thay"]:
        return {}
    found = {
        "uq_ten": _too_long(said, "uq_ten")
        or ("" if len(said["uq_ten"]) > 1 else "Nhập họ, chữ đệm và tên người được ủy quyền."),
        "uq_so_giay": _too_long(said, "uq_so_giay"),
        "uq_so": _wrong(check_identity_number, said["uq_so"]) or _same(raw, said["uq_so"]),
        "uq_dien_thoai": _wrong(check_phone, said["uq_dien_thoai"]),
        "uq_can_cu": "" if said["uq_can_cu"] in dict(BASES) else "Chọn loại giấy tờ ủy quyền.",
        "uq_ngay": "Ngày ký phải là một ngày có thật, viết như 05/03/2024."
        if said["uq_ngay"] and not day_of(said["uq_ngay"])
        else "",
        "uq_pham_vi": "" if said["uq_pham_vi"] in dict(SCOPES) else "Chọn việc được ủy quyền.",
        "uq_da_xem": "" if said["uq_da_xem"] or scan_of(raw) else NO_PAPER,
    }
    return {name: sentence for name, sentence in found.items() if sentence}


def _too_long(said: Mapping[str, str], name: str) -> str:
    most, label = LONGEST[name]
    return f"{label} dài quá {most} ký tự; hãy viết gọn lại." if len(said[name]) > most else ""


def _wrong(check: Any, text: str) -> str:
    try:
        check(text)
    except ValueError as wrong:
        return str(wrong)
    return ""


def _same(raw: Mapping[str, Any], number: str) -> str:
    """The applicant cannot act for themselves."""
    same = not _wrong(check_identity_number, str(raw.get("nguoi_identity_no", ""))) and (
        check_identity_number(str(raw["nguoi_identity_no"])) == check_identity_number(number)
    )
    return "Người được ủy quyền phải là người khác với người nộp hồ sơ." if same else ""
