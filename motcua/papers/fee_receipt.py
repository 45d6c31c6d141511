"""The receipt of a fee (biên lai thu phí, lệ phí): what was paid, in figures and in words, on A5.

Content: form and receipt sign, number, collecting body with its tax code, payer, kind of fee, amount, day, cashier.
"""

from dataclasses import dataclass
from datetime import datetime

from motcua.kernel.money import format_vnd, vnd_in_words
from motcua.kernel.vietnamese import format_moment
from motcua.papers.letterhead import Office, place_day
from motcua.papers.press import set_paper
from motcua.papers.typesetting import prose, sheet


@dataclass(frozen=True)
class ReceiptLine:
    """One fee with the sentence that explains its amount in đồng."""

    name: str
    amount: int
    reason: str = ""


@dataclass(frozen=True)
class FeeReceipt:
    """Everything the receipt says. `paid_at` is an aware moment; `lines` are the whole charge, `amount` what came."""

    form: str
    series: str
    number: str
    office: Office
    tax_code: str
    payer: str
    payer_address: str
    dossier_code: str
    content: str
    lines: tuple[ReceiptLine, ...]
    amount: int
    way: str
    standing: str
    paid_at: datetime
    cashier: str = ""
    reference: str = ""


def render_fee_receipt(receipt: FeeReceipt) -> bytes:
    """The receipt as PDF/A-2b, A5 portrait. Same receipt, same bytes. Raises `motcua.papers.fonts.FontsMissing`."""
    values: dict[str, object] = sheet(receipt)
    values["lines"] = [
        {"name": sheet(line.name), "amount": sheet(format_vnd(line.amount)), "reason": prose(line.reason)}
        for line in receipt.lines
    ]
    values["amount"] = sheet(format_vnd(receipt.amount))
    values["words"] = sheet(vnd_in_words(receipt.amount))
    values["standing"] = prose(receipt.standing)
    values["paid_at"] = sheet(format_moment(receipt.paid_at))
    values["place_day"] = place_day(receipt.office, receipt.paid_at)
    return set_paper("fee_receipt", values, at=receipt.paid_at)
