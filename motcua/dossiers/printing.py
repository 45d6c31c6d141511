"""Setting the receipts of a dossier from what was recorded: the same facts give the same bytes."""

from datetime import datetime

from django.conf import settings

from motcua.dossiers.billing import SUBJECT
from motcua.dossiers.letterheads import applicant_party, desk_office, representative_party, represented_party
from motcua.dossiers.models import Dossier, Promise, RegisterEntry, Transfer
from motcua.dossiers.models.dossier import Channel
from motcua.dossiers.representing import representative_of
from motcua.dossiers.rules.clock import Cause
from motcua.dossiers.rules.registering import volume
from motcua.fees.queries import charged_on
from motcua.kernel.money import format_vnd
from motcua.kernel.terms import describe_term
from motcua.kernel.vietnamese import format_short
from motcua.papers.filing import FiledFile, FilingReceipt, render_filing_receipt
from motcua.papers.form_names import FormKey, form_name
from motcua.papers.receipt import Receipt, ReceiptPaper, render_receipt


def tracking_address(dossier: Dossier) -> str:
    """The public page where the applicant follows the dossier."""
    return f"{settings.PUBLIC_ADDRESS}/tra-cuu/?ma={dossier.code}"


def receipts_of(dossier: Dossier) -> list[Promise]:
    """The promises that were given with a receipt: the first, and one for each time the term began again."""
    causes = [Cause.RECEIPT.value, Cause.RESTART.value]
    return list(dossier.promises.select_related("officer__user").filter(cause__in=causes).order_by("id"))


def receipt_pdf(dossier: Dossier, turn: int, no: str) -> bytes:
    """Form 01: the receipt with its appointment. Raises ValueError for a receipt that was not given."""
    given = receipts_of(dossier)
    if not 1 <= turn <= len(given):
        raise ValueError("a dossier that is not received has no receipt")
    promise = given[turn - 1]
    line = RegisterEntry.objects.filter(dossier=dossier).first()
    known = representative_of(dossier)
    acting = known if known and known.files else None
    return render_receipt(
        Receipt(
            form=form_name(dossier.regime, FormKey.RECEIPT, no=no, desk=dossier.desk.name),
            desk=desk_office(dossier),
            dossier_code=dossier.code,
            applicant=representative_party(acting) if acting else applicant_party(dossier),
            authorised_by=represented_party(dossier, acting) if acting else None,
            content_requested=dossier.revision.name,
            papers=papers_received(dossier),
            statutory_term=describe_term(dossier.revision.term),
            received_at=promise.made_at,
            due_at=promise.due_at,
            result_place=_result_place(dossier),
            receiver_name=promise.officer.full_name if promise.officer else "",
            tracking_address=tracking_address(dossier),
            book_no=volume(line.year) if line else "",
            book_seq=f"{line.serial:02d}" if line else "",
            arithmetic=tuple(promise.arithmetic),
            fee=_charged(dossier, promise.made_at),
        )
    )


def _charged(dossier: Dossier, at: datetime) -> str:
    total = charged_on(SUBJECT, dossier.pk, at=at)
    return format_vnd(total) if total else ""


def _result_place(dossier: Dossier) -> str:
    """The desk, or the one that took it in from elsewhere when the applicant wants the result there."""
    desk = dossier.desk
    if dossier.channel == Channel.DIRECT:
        way = Transfer.objects.select_related("from_desk").filter(dossier=dossier, return_here=True).first()
        desk = way.from_desk if way else desk
    return f"{desk.name}, {desk.address}"


def papers_received(dossier: Dossier) -> tuple[ReceiptPaper, ...]:
    """The papers in the dossier, as receipts list them."""
    return tuple(
        ReceiptPaper(paper.name, paper.originals, paper.copies, 1 if paper.blob_id else 0)
        for paper in dossier.papers.current().order_by("id")
    )


def filing_pdf(dossier: Dossier, turn: int, no: str) -> bytes:
    """The confirmation of an online filing: when, what next, every file with its size and SHA-256."""
    parent = dossier.desk.parent
    return render_filing_receipt(
        FilingReceipt(
            parent=parent.name if parent else "",
            desk=dossier.desk.name,
            desk_phone=dossier.desk.phone,
            code=dossier.code,
            procedure_code=dossier.revision.procedure.code,
            procedure=dossier.revision.name,
            applicant=dossier.applicant_name,
            identity_no=dossier.applicant_identity_no,
            filed_at=dossier.submitted_at,
            next_steps=_next_steps(dossier),
            files=tuple(
                FiledFile(paper.name, paper.file_name, paper.blob.size, paper.blob.sha256)
                for paper in dossier.papers.select_related("blob").filter(blob__isnull=False).order_by("id")
                if paper.blob
            ),
            tracking_address=tracking_address(dossier),
        )
    )


def _next_steps(dossier: Dossier) -> tuple[str, ...]:
    return (
        f"{dossier.desk.name} kiểm tra hồ sơ và thông báo kết quả tiếp nhận.",
        "Thời hạn giải quyết được tính từ khi hồ sơ được tiếp nhận; ngày hẹn trả kết quả ghi trên Giấy tiếp nhận.",
        f"Ông/bà theo dõi hồ sơ bằng mã {dossier.code} và 4 số cuối điện thoại đã đăng ký.",
    )


def signing_line(at: datetime) -> str:
    """The words beside a receipt's own signature."""
    return f"Ký số tự động: {format_short(at)}"
