"""Setting the receipts of a dossier from what was recorded: the same facts give the same bytes."""

from datetime import datetime

from django.conf import settings

from motcua.dossiers.models import Dossier
from motcua.kernel.terms import describe_term
from motcua.kernel.vietnamese import format_short
from motcua.papers.filing import FiledFile, FilingReceipt, render_filing_receipt
from motcua.papers.letterhead import FormName, Office, Party
from motcua.papers.receipt import Receipt, ReceiptPaper, render_receipt
from motcua.reference.models import Regime


def tracking_address(dossier: Dossier) -> str:
    """The public page where the applicant follows the dossier."""
    return f"{settings.PUBLIC_ADDRESS}/tra-cuu/?ma={dossier.code}"


def receipt_pdf(dossier: Dossier) -> bytes:
    """Form 01: the receipt with its appointment. Raises ValueError for a dossier not received yet."""
    if dossier.received_at is None or dossier.due_at is None or dossier.deadline is None:
        raise ValueError("a dossier that is not received has no receipt")
    regime = Regime.objects.get(key=dossier.regime)
    serial = dossier.code.rsplit("-", 1)[-1]
    parent = dossier.desk.parent
    return render_receipt(
        Receipt(
            form=FormName(number=f"Số: {serial}/{regime.receipt_sign}", source=f"Mẫu số 01, {regime.circular}"),
            desk=Office(
                parent=parent.name if parent else "",
                name=dossier.desk.name,
                address=dossier.desk.address,
                phone=dossier.desk.phone,
                place=_place(dossier),
            ),
            dossier_code=dossier.code,
            applicant=Party(
                name=dossier.applicant_name,
                identity_no=dossier.applicant_identity_no,
                address=dossier.applicant_address,
                phone=dossier.applicant_phone,
                email=dossier.applicant_email,
            ),
            content_requested=dossier.revision.name,
            papers=_papers(dossier),
            statutory_term=describe_term(dossier.revision.term),
            received_at=dossier.counted_from or dossier.received_at,
            due_at=dossier.due_at,
            result_place=f"{dossier.desk.name}, {dossier.desk.address}",
            receiver_name=dossier.received_by.full_name if dossier.received_by else "",
            tracking_address=tracking_address(dossier),
            arithmetic=tuple(step.text for step in dossier.deadline.arithmetic),
        )
    )


def _papers(dossier: Dossier) -> tuple[ReceiptPaper, ...]:
    return tuple(
        ReceiptPaper(paper.name, paper.originals, paper.copies, 1 if paper.blob_id else 0)
        for paper in dossier.papers.current().order_by("id")
    )


def _place(dossier: Dossier) -> str:
    return dossier.agency.short_name.removeprefix("UBND ").removeprefix("xã ").removeprefix("thị trấn ")


def filing_pdf(dossier: Dossier) -> bytes:
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
