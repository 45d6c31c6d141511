"""The agency's signature ends the settling: early, on time or late, for ever."""

from datetime import datetime

import pytest

from motcua.dossiers.actions.seal import seal
from motcua.dossiers.models import Dossier, Result
from motcua.files.queries import content_of
from motcua.signatures.models import Certificate
from motcua.signatures.queries import verify_pdf
from tests.factories.cast import Cast, signed
from tests.factories.traces import one_fact, refused


@pytest.fixture
def waiting(cast: Cast, at: datetime) -> Dossier:
    return signed(cast, at=at)


def test_the_sealed_paper_bears_both_signatures_and_the_fact_names_it(
    cast: Cast, at: datetime, waiting: Dossier
) -> None:
    with one_fact("dossier.result_sealed") as fact:
        dossier = seal(waiting.pk, pin=cast.pin, by=cast.user("document_clerk"), at=at)
    result = Result.objects.get(dossier=dossier)
    assert result.sealed_blob is not None and result.signed_blob != result.sealed_blob
    report = verify_pdf(content_of(result.sealed_blob), at=at)
    assert report.verdict.value == "valid" and len(report.signatures) == 2
    assert fact.data == {
        "number": result.number, "sha256": result.sealed_blob.sha256,
        "certificate": Certificate.objects.get(agency=dossier.agency, purpose="seal").serial,
        "timeliness": "EARLY", "timeliness_name": "trước hạn", "due_on": "2024-03-08", "apologised": False,
    }  # fmt: skip


@pytest.mark.parametrize(("day", "outcome"), [(7, "EARLY"), (8, "ON_TIME"), (11, "LATE")])
def test_early_on_time_and_late_compare_days(
    cast: Cast, at: datetime, waiting: Dossier, day: int, outcome: str
) -> None:
    moment = at.replace(day=day, hour=16)
    dossier = seal(waiting.pk, pin=cast.pin, by=cast.user("document_clerk"), at=moment)
    assert (dossier.timeliness, dossier.settled_at, dossier.state) == (outcome, moment, "done")


def test_it_goes_back_to_the_desk(cast: Cast, at: datetime, waiting: Dossier) -> None:
    dossier = seal(waiting.pk, pin=cast.pin, by=cast.user("document_clerk"), at=at)
    assert (dossier.holder_role, dossier.holder_agency.code) == ("receiver", "mc-xa")
    assert dossier.steps.filter(closed_at__isnull=True).get().key == "return_result"


def test_a_wrong_pin_seals_nothing(cast: Cast, at: datetime, waiting: Dossier) -> None:
    clerk = cast.user("document_clerk")
    with refused("PIN"):
        seal(waiting.pk, pin="000000", by=clerk, at=at)


def test_an_agency_without_a_certificate_seals_nothing(cast: Cast, at: datetime, waiting: Dossier) -> None:
    clerk = cast.user("document_clerk")
    Certificate.objects.filter(agency=waiting.agency, purpose="seal").delete()
    with refused("Ủy ban nhân dân xã An Mẫu chưa có chứng thư số cơ quan"):
        seal(waiting.pk, pin=cast.pin, by=clerk, at=at)


def test_a_paper_the_leader_has_not_signed_is_not_sealed(cast: Cast, at: datetime, waiting: Dossier) -> None:
    clerk = cast.user("document_clerk")
    Result.objects.filter(dossier=waiting).update(signed_at=None, signed_blob=None)
    with refused("chưa có chữ ký của lãnh đạo"):
        seal(waiting.pk, pin=cast.pin, by=clerk, at=at)


def test_query_budget(cast: Cast, at: datetime, waiting: Dossier, django_assert_max_num_queries) -> None:
    clerk = cast.user("document_clerk")
    with django_assert_max_num_queries(23):
        seal(waiting.pk, pin=cast.pin, by=clerk, at=at)
