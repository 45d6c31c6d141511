"""The slip a person pays by: what is owed and why, the account, and the VietQR code a bank's app reads. On A5."""

from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.vietnamese import format_moment
from motcua.papers.amounts import in_figures, in_words
from motcua.papers.letterhead import FormName, Office, Party, place_day
from motcua.papers.press import set_form
from motcua.papers.qr import qr_svg
from motcua.papers.typesetting import sentence, sheet


@dataclass(frozen=True)
class FeeLine:
    """One fee. `amount` is in whole đồng; `basis` says by what rule, with its reduction when there is one."""

    name: str
    amount: int
    basis: str = ""


@dataclass(frozen=True)
class Account:
    """Where the money goes."""

    bank: str
    number: str
    holder: str


@dataclass(frozen=True)
class PaymentSlip:
    """Everything the slip says. `vietqr` is a ready EMVCo payload; empty when only cash is taken."""

    form: FormName
    office: Office
    payer: Party
    dossier_code: str
    procedure: str
    lines: tuple[FeeLine, ...]
    issued_at: datetime
    account: Account | None = None
    message: str = ""  # what to write with the transfer
    vietqr: str = ""
    pay_by: datetime | None = None


def render_payment_slip(slip: PaymentSlip) -> bytes:
    """The slip as PDF/A-2b, A5 portrait. Same slip, same bytes. Raises `motcua.papers.fonts.FontsMissing`."""
    total = sum(line.amount for line in slip.lines)
    values: dict[str, object] = sheet(slip)
    values["lines"] = [
        {"name": sheet(line.name), "basis": sentence(line.basis).rstrip("."), "amount": sheet(in_figures(line.amount))}
        for line in slip.lines
    ]
    values["total"] = sheet(in_figures(total))
    values["total_in_words"] = sheet(in_words(total))
    values["pay_by"] = sheet(format_moment(slip.pay_by)) if slip.pay_by else ""
    values["place_day"] = place_day(slip.office, slip.issued_at)
    values["qr"] = qr_svg(slip.vietqr) if slip.vietqr else ""
    return set_form("payment", values, at=slip.issued_at)
