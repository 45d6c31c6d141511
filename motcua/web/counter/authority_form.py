"""Who stands at the desk for the applicant, as typed on the reception page (`uq_...`), read and checked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from motcua.dossiers.representing import NO_PAPER, Authority
from motcua.dossiers.rules.representing import BASIS_NAMES, FILING, SCOPE_NAMES, Basis, Scope
from motcua.kernel.identity import check_identity_number, check_phone
from motcua.kernel.text import nfc
from motcua.web.kit.asking import day_of

BASES = [(one.value, BASIS_NAMES[one]) for one in Basis]
SCOPES = [(one.value, SCOPE_NAMES[one]) for one in Scope if one in FILING]
FIELDS = ("uq_ten", "uq_so", "uq_dien_thoai", "uq_can_cu", "uq_so_giay", "uq_ngay", "uq_pham_vi", "uq_da_xem")


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
        paper_seen=bool(said["uq_da_xem"]),
    )


def authority_errors(raw: Mapping[str, Any]) -> dict[str, str]:
    """One sentence for each field that is not right; none when the applicant files in person."""
    said = typed(raw)
    if not said["nop_thay"]:
        return {}
    found = {
        "uq_ten": "" if len(said["uq_ten"]) > 1 else "Nhập họ, chữ đệm và tên người được ủy quyền.",
        "uq_so": _wrong(check_identity_number, said["uq_so"]) or _same(raw, said["uq_so"]),
        "uq_dien_thoai": _wrong(check_phone, said["uq_dien_thoai"]),
        "uq_can_cu": "" if said["uq_can_cu"] in dict(BASES) else "Chọn loại giấy tờ ủy quyền.",
        "uq_ngay": "Ngày ký phải là một ngày có thật, viết như 05/03/2024."
        if said["uq_ngay"] and not day_of(said["uq_ngay"])
        else "",
        "uq_pham_vi": "" if said["uq_pham_vi"] in dict(SCOPES) else "Chọn việc được ủy quyền.",
        "uq_da_xem": "" if said["uq_da_xem"] else NO_PAPER,
    }
    return {name: sentence for name, sentence in found.items() if sentence}


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
