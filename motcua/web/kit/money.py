"""Money on pages: reading a typed amount, a charge with its lines, its QR code and the account it goes to."""

from __future__ import annotations

import base64
import re
from typing import TYPE_CHECKING, Any

from motcua.fees.queries import transfer_payload
from motcua.fees.rules.settling import CHARGE_STATE_NAMES, ChargeState
from motcua.papers.qr import qr_svg

if TYPE_CHECKING:
    from motcua.fees.models import Charge

CHARGE_TONES = {
    ChargeState.DUE: "waiting",
    ChargeState.PARTLY: "waiting",
    ChargeState.PAID: "done",
    ChargeState.OVER: "late",
    ChargeState.REFUNDED: "neutral",
    ChargeState.CANCELLED: "neutral",
}
_AMOUNT = re.compile(r"\d{1,3}([. ]\d{3})+|\d{1,12}")
_WORDS = re.compile(r"\s*(đồng|đ|vnd|vnđ)\.?$", re.IGNORECASE)


def read_amount(text: str) -> int | None:
    """8000, "8.000" or "8.000 đồng" in đồng; None for anything else."""
    bare = _WORDS.sub("", text.strip())
    return int(re.sub(r"[. ]", "", bare)) if _AMOUNT.fullmatch(bare) else None


def qr_image(payload: str) -> str:
    """The QR code of a payload as the address of an image, four modules of quiet zone around it."""
    drawn = base64.b64encode(qr_svg(payload, border=4).encode()).decode()
    return f"data:image/svg+xml;base64,{drawn}"


def charge_view(charge: Charge) -> dict[str, Any]:
    """What `kit/money.html` draws of a charge."""
    state = ChargeState(charge.state)
    payload = transfer_payload(charge)
    return {
        "charge": charge,
        "state": CHARGE_STATE_NAMES[state],
        "tone": CHARGE_TONES[state],
        "lines": list(charge.lines.all()),
        "payments": list(charge.payments.all()),
        "refunds": list(charge.refunds.all()),
        "qr": qr_image(payload) if payload else "",
    }
