"""Whatever the bytes: no exception, and never VALID when a signed byte changed."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from motcua.pades.inspect import BrokenPdf, opens
from motcua.pades.validation import Verdict, validate
from tests.factories.pades import CHECKED_AT

_MANY = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def _gaps(pdf):
    """Where the signatures themselves stand: the only bytes no digest covers."""
    for found in re.finditer(rb"/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)", pdf):
        _, first, second, _ = (int(number) for number in found.groups())
        yield range(first, second)


@_MANY
@given(data=st.data())
def test_a_signed_byte_that_changed_is_never_valid(world, sealed, data):
    place = data.draw(st.integers(0, len(sealed) - 1).filter(lambda at: not any(at in gap for gap in _gaps(sealed))))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != sealed[place]))
    changed = sealed[:place] + bytes([other]) + sealed[place + 1 :]
    report = validate(changed, trust=world.trust, at=CHECKED_AT)
    assert report.verdict == Verdict.INVALID, report


@_MANY
@given(data=st.data())
def test_a_byte_of_the_signature_itself_that_changed_is_not_valid(world, sealed, data):
    gap = data.draw(st.sampled_from(list(_gaps(sealed))))
    place = data.draw(st.sampled_from(gap))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != sealed[place]))
    changed = sealed[:place] + bytes([other]) + sealed[place + 1 :]
    report = validate(changed, trust=world.trust, at=CHECKED_AT)
    assert report.verdict != Verdict.VALID, (place - gap.start, sealed[place], other)


@_MANY
@given(cut=st.integers(0, 10**9))
def test_a_file_cut_short_is_never_more_than_what_was_signed_before(world, signed, sealed, cut):
    short = sealed[: cut % len(sealed)]
    report = validate(short, trust=world.trust, at=CHECKED_AT)
    whole_revisions = {len(world.paper): Verdict.UNSIGNED, len(signed): Verdict.VALID}
    assert report.verdict == whole_revisions.get(len(short), report.verdict)
    if report.verdict == Verdict.VALID:
        assert len(report.signatures) == 1 and short.rstrip() == signed.rstrip()


@_MANY
@given(st.binary(max_size=4000), st.booleans())
def test_garbage_gives_a_report(world, garbage, with_header):
    data = (b"%PDF-1.7\n" if with_header else b"") + garbage
    report = validate(data, trust=world.trust, at=CHECKED_AT)
    assert report.verdict == Verdict.INVALID and report.reasons


@_MANY
@given(data=st.data())
def test_several_blows_at_once_are_survived(world, sealed, data):
    changed = bytearray(sealed)
    for _ in range(data.draw(st.integers(2, 40))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    if bytes(changed) != sealed:
        assert validate(bytes(changed), trust=world.trust, at=CHECKED_AT).verdict != Verdict.VALID


@_MANY
@given(data=st.data())
def test_opening_an_upload_answers_or_refuses(sealed, data):
    changed = bytearray(sealed)
    for _ in range(data.draw(st.integers(1, 10))):
        changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        opens(bytes(changed))
    except BrokenPdf as refusal:
        assert refusal.sentence.endswith(".")


def test_cross_references_that_chase_each_other_come_to_an_end(world):
    loop = b"%PDF-1.4\nxref\n0 1\n0000000000 65535 f \ntrailer\n<</Size 1/Prev 9/Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
    assert validate(loop, trust=world.trust, at=CHECKED_AT).verdict == Verdict.INVALID


def test_a_page_tree_that_contains_itself_is_refused():
    body = b"%PDF-1.4\n"
    offsets = []
    for text in (b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[2 0 R 2 0 R]>>"):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (len(offsets), text)
    table = b"xref\n0 3\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    pdf = body + table + b"trailer\n<</Size 3/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % len(body)
    with pytest.raises(BrokenPdf, match="phần trang"):
        opens(pdf)
