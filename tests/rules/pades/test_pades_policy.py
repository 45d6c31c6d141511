"""From facts to a verdict: each line a rule."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from motcua.pades.policy import Chain, Envelope, Facts, Later, Revocation, Stamp, Verdict, judge, overall

NOW = datetime(2026, 11, 22, tzinfo=UTC)
DAY = timedelta(days=1)
GOOD = Facts(checked_at=NOW, signed_at=NOW - DAY, not_before=NOW - 30 * DAY, not_after=NOW + 30 * DAY)
UNSTAMPED = replace(GOOD, stamp=Stamp.NONE)
EXPIRED = replace(GOOD, not_after=NOW - DAY / 2)
REVOKED = replace(GOOD, revocation=Revocation.REVOKED)


def test_a_signature_with_nothing_against_it_is_valid_and_needs_no_reason():
    assert judge(GOOD) == (Verdict.VALID, ())


@pytest.mark.parametrize(
    ("facts", "verdict", "word"),
    [
        (replace(GOOD, intact=False), Verdict.INVALID, "bị thay đổi"),
        (replace(GOOD, envelope=Envelope.DAMAGED), Verdict.INVALID, "đã bị hỏng"),
        (replace(GOOD, envelope=Envelope.STRANGE), Verdict.UNKNOWN, "không rõ nguồn gốc"),
        (replace(GOOD, later=Later.FORBIDDEN), Verdict.INVALID, "thêm nội dung"),
        (replace(GOOD, later=Later.SIGNATURES), Verdict.VALID, ""),
        (replace(GOOD, usage_fits=False), Verdict.INVALID, "không được cấp để ký"),
        (replace(GOOD, strong=False), Verdict.UNKNOWN, "lỗi thời"),
        (replace(GOOD, chain=Chain.UNTRUSTED), Verdict.UNKNOWN, "danh sách được hệ thống này tin cậy"),
        (replace(GOOD, chain=Chain.FAULTY), Verdict.UNKNOWN, "Chuỗi chứng thư số"),
        (replace(GOOD, revocation=Revocation.UNKNOWN), Verdict.UNKNOWN, "Không có dữ liệu thu hồi"),
        (replace(REVOKED, revoked_at=NOW - 2 * DAY), Verdict.INVALID, "thu hồi trước thời điểm ký"),
        (replace(REVOKED, revoked_at=NOW - DAY), Verdict.INVALID, "thu hồi trước thời điểm ký"),
        (replace(REVOKED, revoked_at=None), Verdict.INVALID, "thu hồi trước thời điểm ký"),
        (replace(UNSTAMPED, revocation=Revocation.REVOKED, revoked_at=NOW - DAY / 2), Verdict.UNKNOWN, "thu hồi"),
        (replace(UNSTAMPED, revocation=Revocation.REVOKED, revoked_at=NOW - 2 * DAY), Verdict.INVALID, "thu hồi"),
        (UNSTAMPED, Verdict.VALID, ""),
        (replace(UNSTAMPED, signed_at=None), Verdict.VALID, ""),
        (EXPIRED, Verdict.VALID, ""),
        (replace(EXPIRED, stamp=Stamp.NONE), Verdict.UNKNOWN, "không còn hiệu lực"),
        (replace(EXPIRED, stamp=Stamp.UNTRUSTED), Verdict.UNKNOWN, "dấu thời gian"),
        (replace(GOOD, not_after=NOW - 2 * DAY), Verdict.INVALID, "hết hạn"),
        (replace(GOOD, not_before=NOW), Verdict.INVALID, "chưa có hiệu lực"),
        (replace(GOOD, stamp=Stamp.BROKEN), Verdict.INVALID, "không phải của chữ ký này"),
        (replace(GOOD, stamp=Stamp.UNTRUSTED), Verdict.UNKNOWN, "thời điểm ký chưa chắc chắn"),
        (replace(GOOD, signed_at=NOW + DAY), Verdict.UNKNOWN, "sau thời điểm kiểm tra"),
        (replace(GOOD, signed_at=NOW + timedelta(seconds=30)), Verdict.VALID, ""),
    ],
)
def test_each_fact_moves_the_verdict_and_says_why(facts, verdict, word):
    given_verdict, reasons = judge(facts)
    assert given_verdict == verdict
    assert word in " ".join(reasons)
    assert bool(reasons) == (verdict != Verdict.VALID)


def test_a_changed_file_is_not_discussed_any_further():
    facts = replace(GOOD, intact=False, chain=Chain.UNTRUSTED, revocation=Revocation.UNKNOWN, stamp=Stamp.NONE)
    assert judge(facts) == (Verdict.INVALID, judge(replace(GOOD, intact=False))[1])


_MOMENTS = st.sampled_from([None, NOW - 40 * DAY, NOW - DAY, NOW, NOW + 40 * DAY])
_ANY_FACTS = st.builds(
    Facts,
    checked_at=st.just(NOW),
    intact=st.booleans(),
    envelope=st.sampled_from(Envelope),
    later=st.sampled_from(Later),
    strong=st.booleans(),
    usage_fits=st.booleans(),
    chain=st.sampled_from(Chain),
    revocation=st.sampled_from(Revocation),
    revoked_at=_MOMENTS,
    stamp=st.sampled_from(Stamp),
    signed_at=_MOMENTS,
    not_before=_MOMENTS,
    not_after=_MOMENTS,
)


@given(_ANY_FACTS)
def test_valid_only_when_everything_was_checked_and_good(facts):
    verdict, reasons = judge(facts)
    assert (verdict == Verdict.VALID) == (not reasons)
    if verdict == Verdict.VALID:
        assert facts.envelope == Envelope.CLEAN
        assert facts.intact and facts.strong and facts.usage_fits
        assert facts.chain == Chain.TRUSTED and facts.revocation == Revocation.GOOD
        assert facts.later != Later.FORBIDDEN and facts.stamp in (Stamp.TRUSTED, Stamp.NONE)
        assert facts.not_before is not None and facts.not_after is not None


def test_the_property_above_speaks_of_every_fact():
    assert {field.name for field in fields(Facts)} == {
        "checked_at", "intact", "envelope", "later", "strong", "usage_fits", "chain", "revocation",
        "revoked_at", "stamp", "signed_at", "not_before", "not_after",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("verdicts", "expected"),
    [
        ([], Verdict.UNSIGNED),
        ([Verdict.VALID], Verdict.VALID),
        ([Verdict.VALID, Verdict.UNKNOWN], Verdict.UNKNOWN),
        ([Verdict.VALID, Verdict.UNKNOWN, Verdict.INVALID], Verdict.INVALID),
    ],
)
def test_a_file_is_as_good_as_its_worst_signature(verdicts, expected):
    assert overall(verdicts) == expected
