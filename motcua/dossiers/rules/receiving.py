"""Which desks may take a dossier in (Decree 61/2018/NĐ-CP art. 14; Decree 118/2025/NĐ-CP arts 14, 17.3)."""

from enum import StrEnum


class ReceivingDesk(StrEnum):
    """What the limit `receiving_desk` of a regime says."""

    OWN = "own_desk"
    ANY_OF_PROVINCE = "any_desk_of_province"


def why_not_elsewhere(rule: str, *, same_province: bool) -> str | None:
    """Why a desk may not take in what another authority settles; None when it may."""
    if rule != ReceivingDesk.ANY_OF_PROVINCE:
        return "Theo quy định đang áp dụng, hồ sơ chỉ được nhận tại Bộ phận Một cửa của cơ quan giải quyết."
    if not same_province:
        return "Chỉ nhận thay hồ sơ của cơ quan giải quyết trong cùng tỉnh."
    return None
