"""Making one PAdES B-LT signature (ETSI EN 319 142-1): time-stamped, its evidence inside, nothing fetched."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO

from pyhanko.pdf_utils import layout
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.writer import BasePdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.general import SigningError
from pyhanko.sign.signers.pdf_signer import (
    DSSContentSettings,
    PdfSignatureMetadata,
    PdfSigner,
    PdfSigningSession,
    SigDSSPlacementPreference,
)
from pyhanko.sign.timestamps.api import TimeStamper
from pyhanko.stamp import BaseStampStyle
from pyhanko.stamp.static import StaticStampStyle
from pyhanko_certvalidator.errors import PathError, ValidationError

from motcua.kernel.refusals import Refused
from motcua.pades.chains import certificates, gather
from motcua.pades.keys import OpenKey, OpenKeySigner
from motcua.pades.reading import BrokenPdf, count_pages, open_pdf
from motcua.pades.stamp import Appearance, rendered
from motcua.pades.trust import Evidence

#: Room for the CMS object and its time stamp, in hexadecimal digits. Ours take 10,000; the rest is for longer chains.
ROOM = 32 * 1024
SIGNER_USAGE = {"digital_signature", "non_repudiation"}
#: Validation data goes into the very revision it is about, so the last signature covers the whole file.
EVIDENCE_INSIDE = DSSContentSettings(include_vri=False, placement=SigDSSPlacementPreference.TOGETHER_WITH_SIGNATURE)


class CannotSign(Refused):
    """The signature was not made; the message is a sentence for the signer and the file is untouched."""


def sign(pdf: bytes, *, key: OpenKey, appearance: Appearance, evidence: Evidence, at: datetime) -> bytes:
    """Return ``pdf`` with one more signature, dated ``at`` and time-stamped; earlier signatures stay valid.

    Raises ``CannotSign`` when the certificate is revoked, expired or not of the trusted authority at ``at``, or
    when the file cannot take a signature.
    """
    with _style(appearance) as style:
        signer = _ClockedSigner(
            _metadata(appearance, evidence, at),
            OpenKeySigner(key, certificates(evidence.trust.intermediates)),
            timestamper=evidence.timestamper,
            stamp_style=style,
            new_field_spec=_field(appearance),
            at=at,
        )
        return _signed(signer, pdf)


class _ClockedSigner(PdfSigner):
    """pyHanko's signer with the caller's clock: it otherwise reads the machine's for /M."""

    def __init__(
        self,
        signature_meta: PdfSignatureMetadata,
        signer: OpenKeySigner,
        *,
        timestamper: TimeStamper,
        stamp_style: BaseStampStyle,
        new_field_spec: SigFieldSpec,
        at: datetime,
    ) -> None:
        super().__init__(
            signature_meta, signer, timestamper=timestamper, stamp_style=stamp_style, new_field_spec=new_field_spec
        )
        self._at = at

    def init_signing_session(self, pdf_out: BasePdfFileWriter, existing_fields_only: bool = False) -> PdfSigningSession:
        session = super().init_signing_session(pdf_out, existing_fields_only)
        session.system_time = self._at
        return session


def _signed(signer: PdfSigner, pdf: bytes) -> bytes:
    try:
        out = signer.sign_pdf(_writer(pdf), bytes_reserved=ROOM)
    except SigningError as error:
        raise CannotSign(_sentence(error)) from error
    except (PathError, ValidationError) as error:
        raise CannotSign(
            "Không ký được: chưa xác nhận được tổ chức cấp dấu thời gian. "
            "Hãy báo quản trị kiểm tra dịch vụ cấp dấu thời gian."
        ) from error
    return bytes(out.getbuffer())


def _writer(pdf: bytes) -> IncrementalPdfFileWriter:
    """Open for one more revision; a file whose pages cannot be walked is not worth a signature."""
    try:
        reader = open_pdf(pdf, strict=True)
        count_pages(reader)
    except BrokenPdf as error:
        raise CannotSign(f"Không ký được. {error}") from error
    return _PaperWriter(BytesIO(pdf), prev=reader)


class _PaperWriter(IncrementalPdfFileWriter):
    """Adds a revision and leaves the paper's metadata alone.

    pyHanko would date it by the machine's clock and write the XMP anew in a form that is no longer PDF/A.
    """

    def _update_meta(self) -> None:
        pass


def _sentence(error: SigningError) -> str:
    if error.__cause__ is not None:
        return (
            "Không ký được: chứng thư số không dùng được tại thời điểm ký (bị thu hồi, hết hạn hoặc không do cơ quan "
            "chứng thực được tin cậy cấp). Hãy liên hệ quản trị để được cấp chứng thư số mới."
        )
    return f"Không ký được văn bản này. Chi tiết kỹ thuật: {error}"


def _metadata(appearance: Appearance, evidence: Evidence, at: datetime) -> PdfSignatureMetadata:
    return PdfSignatureMetadata(
        field_name=appearance.field_name,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        embed_validation_info=evidence.embed,
        validation_context=gather(evidence.trust, (), ()).context(at, revocation=True),
        signer_key_usage=SIGNER_USAGE,
        dss_settings=EVIDENCE_INSIDE if evidence.embed else DSSContentSettings(),
    )


def _field(appearance: Appearance) -> SigFieldSpec:
    return SigFieldSpec(appearance.field_name, on_page=appearance.page, box=appearance.box)


@contextlib.contextmanager
def _style(appearance: Appearance) -> Iterator[BaseStampStyle]:
    """Lend the stamp; an invisible signature takes any style, because nothing is drawn."""
    if appearance.box is None:
        yield StaticStampStyle(border_width=0)
        return
    flush = layout.SimpleBoxLayoutRule(
        x_align=layout.AxisAlignment.ALIGN_MID, y_align=layout.AxisAlignment.ALIGN_MID, margins=layout.Margins()
    )
    with rendered(appearance) as path:
        yield StaticStampStyle.from_pdf_file(path, border_width=0, background_layout=flush)
