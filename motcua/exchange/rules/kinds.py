"""What becomes of a message that arrives."""

from enum import StrEnum


class InboundState(StrEnum):
    """TAKEN: filed, or changed what was filed. QUARANTINED: somebody has to look. RESOLVED: somebody has looked."""

    TAKEN = "taken"
    QUARANTINED = "quarantined"
    RESOLVED = "resolved"


INBOUND_STATE_NAMES: dict[InboundState, str] = {
    InboundState.TAKEN: "Đã nhận",
    InboundState.QUARANTINED: "Chờ xử lý",
    InboundState.RESOLVED: "Đã giải quyết",
}
