"""Setting the receipt of a payment from what was recorded: the same facts give the same bytes."""

from motcua.fees.models import Charge, Payment, Way
from motcua.organisation.models import Agency
from motcua.papers.fee_receipt import FeeReceipt, ReceiptLine, render_fee_receipt
from motcua.papers.letterhead import Office


def fee_receipt_pdf(payment: Payment) -> bytes:
    """The numbered receipt. Raises ValueError for money that is in no charge yet."""
    charge = payment.charge
    if charge is None or payment.receipt_no is None:
        raise ValueError("money without a charge has no receipt")
    account = charge.account
    return render_fee_receipt(
        FeeReceipt(
            form=account.receipt_form if account else "",
            series=payment.receipt_book.rsplit("/", 1)[-1],
            number=payment.receipt_number,
            office=_office(account.agency if account else charge.agency),
            tax_code=account.tax_code if account else "",
            payer=charge.payer_name,
            payer_address=charge.payer_address,
            dossier_code=charge.subject_code,
            content=charge.content,
            lines=_lines(charge),
            amount=payment.amount,
            way=str(Way(payment.way).label),
            standing=payment.note,
            paid_at=payment.received_at,
            cashier=payment.cashier.full_name if payment.cashier else "",
            reference=str(charge.reference),
        )
    )


def _office(agency: Agency) -> Office:
    place = agency.short_name.removeprefix("UBND ").removeprefix("xã ").removeprefix("thị trấn ")
    return Office(agency.parent.name if agency.parent else "", agency.name, agency.address, agency.phone, place)


def _lines(charge: Charge) -> tuple[ReceiptLine, ...]:
    return tuple(ReceiptLine(line.case, line.amount, line.reason) for line in charge.lines.all())
