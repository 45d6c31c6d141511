"""Certificates of the test authority: one a holder and purpose, opened by the PIN alone, trusted as a test."""

from datetime import datetime

import pytest

from motcua.kernel.refusals import Refused
from motcua.organisation.models import Officer
from motcua.organisation.queries import officer_of
from motcua.signatures.actions.issue_test_certificate import issue_test_certificate
from motcua.signatures.actions.trust_test_authority import trust_test_authority
from motcua.signatures.models import Certificate, TrustAnchor
from motcua.signatures.queries import PERSON, SEAL, anchors_are_tests, personal_signer, seal_signer, verify_pdf
from tests.factories.cast import Cast
from tests.factories.traces import no_trace, one_fact
from tests.factories.uploads import changed, pdf, signed_pdf


@pytest.fixture
def specialist(cast: Cast) -> Officer:
    found = officer_of(cast.user("specialist"))
    assert found is not None
    return found


def test_a_certificate_is_one_fact_and_opens_with_its_pin_alone(cast: Cast, at: datetime, specialist: Officer) -> None:
    with one_fact("signatures.certificate_issued") as fact:
        made = issue_test_certificate(specialist, purpose=PERSON, pin="135791", by=cast.user("administrator"), at=at)
    assert fact.data == {"serial": made.serial, "holder": "Lê Văn Thụ", "purpose": "person"}
    assert made.is_test and made.not_before <= at < made.not_after and "Lê Văn Thụ" in made.subject
    assert personal_signer(specialist, "135791", at=at).serial == made.serial
    with pytest.raises(Refused, match="PIN"):
        personal_signer(specialist, "000000", at=at)


def test_who_has_a_valid_one_keeps_it(cast: Cast, at: datetime) -> None:
    agency = cast.agency("xa")
    known = Certificate.objects.get(agency=agency, purpose=SEAL)
    with no_trace():
        assert issue_test_certificate(agency, purpose=SEAL, pin="999999", by=None, at=at).pk == known.pk
    assert seal_signer(agency, cast.pin, at=at).serial == known.serial


def test_a_certificate_counts_only_between_its_days(cast: Cast, at: datetime) -> None:
    agency = cast.agency("xa")
    known = Certificate.objects.get(agency=agency, purpose=SEAL)
    for moment in (at.replace(year=2020), known.not_after):
        with pytest.raises(Refused, match="chưa có chứng thư số cơ quan còn hiệu lực"):
            seal_signer(agency, cast.pin, at=moment)


def test_the_authority_is_trusted_once_and_known_as_a_test(cast: Cast, at: datetime) -> None:
    with no_trace():
        trust_test_authority(by=None, at=at)
    anchor = TrustAnchor.objects.get()
    assert anchor.is_test and "THỬ NGHIỆM" in anchor.name and anchors_are_tests()


def test_trusting_it_is_one_fact(cast: Cast, at: datetime) -> None:
    TrustAnchor.objects.all().delete()
    with one_fact("signatures.anchor_trusted") as fact:
        trust_test_authority(by=None, at=at)
    assert fact.data["is_test"] is True


def test_what_is_verified_valid_changed_unsigned_and_untrusted(cast: Cast, at: datetime) -> None:
    signed = signed_pdf(cast, at=at)
    assert verify_pdf(signed, at=at).verdict.value == "valid"
    assert verify_pdf(changed(signed), at=at).verdict.value == "invalid"
    assert verify_pdf(pdf(), at=at).signatures == ()
    TrustAnchor.objects.all().delete()
    assert verify_pdf(signed, at=at).verdict.value != "valid"
