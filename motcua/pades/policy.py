"""From facts about one signature to a verdict: the only place that decides. Pure, no clock, no cryptography.

The rule above all others: what could not be checked is never VALID (fail closed). What is provably wrong is
INVALID; everything between is UNKNOWN, with the reason. The checks are those of signature-checking software
under Vietnamese rules (match, chain, validity and revocation at the time of signing, integrity) and the names
follow ETSI EN 319 102-1 (TOTAL-PASSED, TOTAL-FAILED, INDETERMINATE).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

#: A time stamp this far ahead of the verifier's clock is believed; beyond it one of the clocks is wrong.
CLOCK_GRACE = timedelta(minutes=1)


class Verdict(StrEnum):
    """What may be said about a signature, or about a whole file."""

    VALID = "valid"
    INVALID = "invalid"
    UNKNOWN = "unknown"
    UNSIGNED = "unsigned"


class Later(StrEnum):
    """What was added to the file after this signature."""

    NOTHING = "nothing"
    SIGNATURES = "signatures"  # further signatures and validation data, nothing else
    FORBIDDEN = "forbidden"


class Chain(StrEnum):
    """Does the certificate lead to a root we trust."""

    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"  # no path to a root of ours
    FAULTY = "faulty"  # a path, but one that may not be used


class Revocation(StrEnum):
    """State of the certificate at the time of signing."""

    GOOD = "good"
    REVOKED = "revoked"
    UNKNOWN = "unknown"


class Stamp(StrEnum):
    """State of the signature's time stamp."""

    NONE = "none"
    TRUSTED = "trusted"
    UNTRUSTED = "untrusted"  # intact, but its authority, validity or revocation could not be confirmed
    BROKEN = "broken"  # does not belong to this signature


class Envelope(StrEnum):
    """State of what a signature carries unsigned, from best to worst."""

    CLEAN = "clean"
    STRANGE = "strange"  # not as the standard has it, or of unknown origin
    DAMAGED = "damaged"  # a certificate that its own issuer's key disowns


@dataclass(frozen=True)
class Facts:
    """Everything a verdict depends on.

    ``intact``: digest and signature match, and the bytes of the signature itself are as written.
    ``signed_at``: the trusted time stamp's time; without one, the time the signer claimed, if any.
    ``not_before``, ``not_after``: validity of the signer's certificate. ``checked_at``: the verifier's time.
    """

    checked_at: datetime
    intact: bool = True
    envelope: Envelope = Envelope.CLEAN
    later: Later = Later.NOTHING
    strong: bool = True
    usage_fits: bool = True
    chain: Chain = Chain.TRUSTED
    revocation: Revocation = Revocation.GOOD
    revoked_at: datetime | None = None
    stamp: Stamp = Stamp.TRUSTED
    signed_at: datetime | None = None
    not_before: datetime | None = None
    not_after: datetime | None = None


def judge(facts: Facts) -> tuple[Verdict, tuple[str, ...]]:
    """Return the verdict on one signature and the reasons against it, worst first (none when VALID)."""
    wrong = tuple(_wrong(facts))
    unsure = tuple(_unsure(facts)) if facts.intact else ()
    if wrong:
        return Verdict.INVALID, wrong + unsure
    return (Verdict.UNKNOWN, unsure) if unsure else (Verdict.VALID, ())


def overall(verdicts: Iterable[Verdict]) -> Verdict:
    """The file is as good as its worst signature; without one it is UNSIGNED."""
    given = set(verdicts)
    for worst in (Verdict.INVALID, Verdict.UNKNOWN, Verdict.VALID):
        if worst in given:
            return worst
    return Verdict.UNSIGNED


def _wrong(facts: Facts) -> Iterator[str]:
    if not facts.intact:
        yield "Nội dung tệp đã bị thay đổi sau khi ký, hoặc chữ ký đã bị sửa."
        return
    if facts.envelope == Envelope.DAMAGED:
        yield "Chứng thư số kèm theo chữ ký đã bị hỏng hoặc bị sửa."
    if facts.later == Later.FORBIDDEN:
        yield "Sau khi ký, tệp có thêm nội dung không phải là chữ ký số hợp lệ khác."
    if facts.stamp == Stamp.BROKEN:
        yield "Dấu thời gian gắn kèm không phải của chữ ký này."
    if not facts.usage_fits:
        yield "Chứng thư số này không được cấp để ký văn bản."
    if facts.stamp == Stamp.TRUSTED and _outside(facts, facts.signed_at):
        yield "Tại thời điểm ký, chứng thư số chưa có hiệu lực hoặc đã hết hạn."
    if facts.revocation == Revocation.REVOKED and _signed_after_revocation(facts):
        yield "Chứng thư số đã bị thu hồi trước thời điểm ký."


def _unsure(facts: Facts) -> Iterator[str]:
    if facts.envelope == Envelope.STRANGE:
        yield "Phần kèm theo chữ ký (chứng thư số, thuật toán) không đúng chuẩn hoặc không rõ nguồn gốc."
    if not facts.strong:
        yield "Chữ ký dùng thuật toán đã lỗi thời, không đủ tin cậy để kết luận."
    if facts.chain == Chain.UNTRUSTED:
        yield "Tổ chức cấp chứng thư số không có trong danh sách được hệ thống này tin cậy."
    if facts.chain == Chain.FAULTY:
        yield "Chuỗi chứng thư số của người ký không đạt yêu cầu nên không xác nhận được."
    if facts.revocation == Revocation.UNKNOWN and facts.chain == Chain.TRUSTED:
        yield "Không có dữ liệu thu hồi để kiểm tra trạng thái chứng thư số tại thời điểm ký."
    if facts.revocation == Revocation.REVOKED and not _signed_after_revocation(facts):
        yield "Chứng thư số đã bị thu hồi và không có dấu thời gian tin cậy chứng minh đã ký trước đó."
    yield from _unsure_of_time(facts)


def _unsure_of_time(facts: Facts) -> Iterator[str]:
    if facts.stamp == Stamp.UNTRUSTED:
        yield "Chưa xác nhận được tổ chức cấp dấu thời gian, nên thời điểm ký chưa chắc chắn."
    if facts.stamp == Stamp.TRUSTED:
        if facts.signed_at is None or facts.signed_at > facts.checked_at + CLOCK_GRACE:
            yield "Dấu thời gian sau thời điểm kiểm tra; hãy kiểm tra lại đồng hồ của máy."
    elif _outside(facts, facts.checked_at):
        yield "Chứng thư số không còn hiệu lực và không có dấu thời gian tin cậy chứng minh đã ký khi còn hiệu lực."


def _outside(facts: Facts, moment: datetime | None) -> bool:
    if moment is None or facts.not_before is None or facts.not_after is None:
        return True
    return not facts.not_before <= moment <= facts.not_after


def _signed_after_revocation(facts: Facts) -> bool:
    """Without a trusted time stamp an early signing time is only the signer's word, a late one is against himself."""
    if facts.revoked_at is None or facts.signed_at is None:
        return facts.stamp == Stamp.TRUSTED
    return facts.signed_at >= facts.revoked_at
