"""Receipts are made once, signed in the authority's name, and reprinted identically."""

from datetime import datetime, timedelta

import pytest

from motcua.dossiers.actions.keep_document import filing_paper, keep_document, receipt_paper
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Document
from motcua.files.queries import content_of
from motcua.signatures.models import Certificate
from motcua.signatures.queries import verify_pdf
from tests.factories.cast import Cast, a_draft, filed_at_counter
from tests.factories.traces import no_trace

KIND = Document.Kind


def test_a_receipt_bears_the_systems_signature(cast: Cast, at: datetime) -> None:
    document = keep_document(filed_at_counter(cast, at=at).pk, KIND.RECEIPT, at=at)
    report = verify_pdf(content_of(document.blob), at=at)
    assert report.verdict.value == "valid" and len(report.signatures) == 1 and document.created_at == at


def test_a_reprint_is_the_first_paper_byte_for_byte(cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    first = receipt_paper(dossier.pk, at=at)
    with no_trace():
        assert receipt_paper(dossier.pk, at=at + timedelta(days=30)) == first


def test_both_kinds_live_side_by_side(cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    assert filing_paper(dossier.pk, at=at) != receipt_paper(dossier.pk, at=at)
    assert set(dossier.documents.values_list("kind", flat=True)) == {"filing", "receipt"}


def test_a_dossier_not_received_has_no_receipt(cast: Cast, at: datetime) -> None:
    dossier = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    with no_trace(), pytest.raises(ValueError, match="not received"):
        keep_document(dossier.pk, KIND.RECEIPT, at=at)


def test_an_authority_without_a_system_certificate_gives_it_unsigned(cast: Cast, at: datetime) -> None:
    Certificate.objects.filter(purpose="system").delete()
    document = keep_document(filed_at_counter(cast, at=at).pk, KIND.RECEIPT, at=at)
    assert content_of(document.blob).startswith(b"%PDF-")
    assert verify_pdf(content_of(document.blob), at=at).signatures == ()


def test_query_budget(cast: Cast, at: datetime, django_assert_max_num_queries) -> None:
    dossier = filed_at_counter(cast, at=at)
    with django_assert_max_num_queries(16):
        keep_document(dossier.pk, KIND.RECEIPT, at=at)
    with django_assert_max_num_queries(4):
        keep_document(dossier.pk, KIND.RECEIPT, at=at)
