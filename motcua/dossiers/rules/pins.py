"""What a request for a supplement pins: the exact field or paper, and why. Coded reasons for pins and for refusals."""

from dataclasses import dataclass
from enum import StrEnum


class Target(StrEnum):
    FIELD = "field"
    PAPER = "paper"


class Stage(StrEnum):
    """When the supplement is asked for: while the dossier is looked at for reception, or after it was received."""

    INTAKE = "intake"
    REVIEW = "review"


STAGE_NAMES: dict[Stage, str] = {Stage.INTAKE: "khi tiếp nhận", Stage.REVIEW: "khi thẩm tra"}


class PinReason(StrEnum):
    MISSING = "missing"
    WRONG = "wrong"
    INCONSISTENT = "inconsistent"
    ILLEGIBLE = "illegible"
    EXPIRED = "expired"
    UNSIGNED = "unsigned"
    WRONG_FORM = "wrong_form"


PIN_REASON_NAMES: dict[PinReason, str] = {
    PinReason.MISSING: "Thiếu",
    PinReason.WRONG: "Nội dung chưa đúng",
    PinReason.INCONSISTENT: "Không thống nhất giữa các giấy tờ",
    PinReason.ILLEGIBLE: "Bản chụp không đọc được",
    PinReason.EXPIRED: "Giấy tờ hết hiệu lực",
    PinReason.UNSIGNED: "Thiếu chữ ký, con dấu hoặc chữ ký số",
    PinReason.WRONG_FORM: "Không đúng mẫu quy định",
}


class RefusalReason(StrEnum):
    WRONG_AUTHORITY = "wrong_authority"
    NOT_ELIGIBLE = "not_eligible"
    PROHIBITED = "prohibited"
    DUPLICATE = "duplicate"
    INCOMPLETE = "incomplete"


REFUSAL_REASON_NAMES: dict[RefusalReason, str] = {
    RefusalReason.WRONG_AUTHORITY: "Không thuộc thẩm quyền giải quyết",
    RefusalReason.NOT_ELIGIBLE: "Không đủ điều kiện theo quy định",
    RefusalReason.PROHIBITED: "Thuộc trường hợp pháp luật không cho phép",
    RefusalReason.DUPLICATE: "Trùng với hồ sơ đã tiếp nhận",
    RefusalReason.INCOMPLETE: "Hồ sơ không hợp lệ và không bổ sung được",
}


@dataclass(frozen=True, slots=True)
class Pin:
    """One thing to put right: where, why (coded and in words), by which law, and what a right one looks like."""

    target: Target
    key: str
    reason_code: PinReason
    reason: str
    legal_basis: str
    right_one: str


def problem_with(pins: list[Pin], *, fields: set[str], papers: set[str]) -> str | None:
    """Why these pins cannot be sent, None when they can: each on a known thing, once, with its reason and its law."""
    if not pins:
        return "Phiếu yêu cầu bổ sung phải có ít nhất một nội dung cần bổ sung."
    seen: set[tuple[Target, str]] = set()
    for pin in pins:
        known = fields if pin.target is Target.FIELD else papers
        if pin.key not in known:
            return f"Hồ sơ không có mục “{pin.key}” để yêu cầu bổ sung."
        if (pin.target, pin.key) in seen:
            return "Mỗi mục chỉ được ghim một lần trong một phiếu yêu cầu bổ sung."
        seen.add((pin.target, pin.key))
        if not pin.reason.strip():
            return "Mỗi nội dung yêu cầu bổ sung phải ghi rõ lý do."
        if not pin.legal_basis.strip():
            return "Mỗi nội dung yêu cầu bổ sung phải ghi căn cứ pháp lý."
    return None
