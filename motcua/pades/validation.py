"""A report on a PDF somebody brings: who signed, when, and whether that holds. Never fetches, never raises."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from motcua.pades import policy
from motcua.pades.contents import ends, traces
from motcua.pades.evidence import Finding, examine
from motcua.pades.policy import Chain, Revocation, Stamp, Verdict
from motcua.pades.reading import BrokenPdf, EncryptedPdf, NotAPdf, open_pdf
from motcua.pades.subject import SignerKind
from motcua.pades.trust import Trust

__all__ = ["NotAPdf", "Report", "SignatureReport", "SignerKind", "TimeSource", "Trust", "Verdict", "validate"]

logger = logging.getLogger(__name__)

#: More signatures than this are not examined; the file is then UNKNOWN.
MOST_SIGNATURES = 32


class TimeSource(StrEnum):
    """Where the time of signing comes from."""

    TIMESTAMP = "timestamp"  # a trusted time-stamp authority
    CLAIMED = "claimed"  # the signer's own clock
    NONE = "none"


@dataclass(frozen=True)
class SignatureReport:
    """One signature. ``reasons`` say in Vietnamese why it is not VALID; empty when it is.

    ``trusted``: leads to a root of ours; ``None`` when that could not be examined. ``covers_whole_document``: nothing
    at all was added after it; otherwise ``later`` says what was. ``serial`` is hexadecimal.
    """

    field: str
    verdict: Verdict
    reasons: tuple[str, ...]
    signer_name: str = ""
    signer_title: str = ""
    signer_kind: SignerKind = SignerKind.UNKNOWN
    organisation: str = ""
    issuer: str = ""
    serial: str = ""
    signed_at: datetime | None = None
    time_source: TimeSource = TimeSource.NONE
    integrity: bool = False
    covers_whole_document: bool = False
    later: policy.Later = policy.Later.FORBIDDEN
    trusted: bool | None = None
    revocation: Revocation = Revocation.UNKNOWN


@dataclass(frozen=True)
class Report:
    """The whole file: its verdict, its signatures in the order they were made, and reasons about the file itself."""

    verdict: Verdict
    signatures: tuple[SignatureReport, ...] = ()
    reasons: tuple[str, ...] = ()


def validate(pdf: bytes, *, trust: Trust, at: datetime) -> Report:
    """Examine every signature of ``pdf`` as of ``at`` (aware), believing ``trust`` and the evidence in the file.

    Nothing is fetched. Whatever the bytes, this returns a report: a file that does not open, or whose signatures
    cannot be read, is INVALID or UNKNOWN with a sentence, never VALID.
    """
    try:
        reader = open_pdf(pdf, strict=True)
    except EncryptedPdf as error:
        return Report(Verdict.UNKNOWN, reasons=(str(error),))
    except BrokenPdf as error:
        return Report(Verdict.INVALID, reasons=(str(error),))
    spoken_of = traces(pdf)
    if spoken_of > MOST_SIGNATURES:
        return Report(Verdict.UNKNOWN, reasons=(f"Tệp có quá nhiều chữ ký ({spoken_of}) nên không kiểm tra được.",))
    try:
        findings = examine(pdf, reader, trust, at)
    except Exception:  # hostile structures raise anything; none of it may pass for a good file
        logger.info("signatures of a file could not be examined", exc_info=True)
        return Report(Verdict.INVALID, reasons=(_UNREADABLE,))
    if findings and not ends(pdf):
        return replace(_report(findings, spoken_of), verdict=Verdict.INVALID, reasons=(_FRAYED,))
    return _report(findings, spoken_of)


_FRAYED = "Phần cuối của tệp bị cắt mất hoặc có dữ liệu gắn thêm sau khi ký."
_UNREADABLE = "Cấu trúc chữ ký số trong tệp đã bị hỏng hoặc bị sửa nên không đọc được."
_HIDDEN = "Trong tệp có chữ ký không đọc được hoặc thuộc loại chưa được hỗ trợ, nên chưa kết luận được về cả tệp."


def _report(findings: list[Finding], spoken_of: int) -> Report:
    signatures = tuple(_signature(finding) for finding in findings)
    verdict = policy.overall(signature.verdict for signature in signatures)
    if len(signatures) == spoken_of:
        return Report(verdict, signatures)
    if not signatures:
        return Report(Verdict.INVALID, reasons=(_UNREADABLE,))
    worse = verdict if verdict == Verdict.INVALID else Verdict.UNKNOWN
    return Report(worse, signatures, (_HIDDEN,))


def _signature(finding: Finding) -> SignatureReport:
    facts = finding.facts
    if facts is None:
        return SignatureReport(finding.field, Verdict.INVALID, (_UNREADABLE,))
    verdict, reasons = policy.judge(facts)
    return SignatureReport(
        field=finding.field,
        verdict=verdict,
        reasons=reasons,
        signer_name=finding.signer.name,
        signer_title=finding.signer.title,
        signer_kind=finding.signer.kind,
        organisation=finding.signer.organisation,
        issuer=finding.signer.issuer,
        serial=finding.signer.serial,
        signed_at=facts.signed_at,
        time_source=_time_source(facts),
        integrity=facts.intact,
        covers_whole_document=facts.later == policy.Later.NOTHING,
        later=facts.later,
        trusted=facts.chain == Chain.TRUSTED if facts.intact else None,
        revocation=facts.revocation,
    )


def _time_source(facts: policy.Facts) -> TimeSource:
    if facts.stamp == Stamp.TRUSTED:
        return TimeSource.TIMESTAMP
    return TimeSource.CLAIMED if facts.signed_at else TimeSource.NONE
