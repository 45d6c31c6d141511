"""The leader approves and signs with a key that only their PIN opens."""

from datetime import datetime

import pytest

from motcua.counters.models import Counter
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.models import Dossier, Result
from motcua.files.queries import content_of
from motcua.organisation.actions.grant_role import grant_role
from motcua.organisation.queries import officer_of
from motcua.organisation.rules.kinds import Role
from motcua.signatures.models import Certificate
from motcua.signatures.queries import verify_pdf
from tests.factories.cast import Cast, proposed
from tests.factories.traces import one_fact, refused


@pytest.fixture
def waiting(cast: Cast, at: datetime) -> Dossier:
    return proposed(cast, at=at)


def test_the_paper_is_numbered_and_bears_one_valid_signature(cast: Cast, at: datetime, waiting: Dossier) -> None:
    with one_fact("dossier.result_signed") as fact:
        dossier = sign_result(waiting.pk, pin=cast.pin, by=cast.user("leader"), at=at)
    result = Result.objects.get(dossier=dossier)
    assert result.signed_blob is not None and result.signed_by == officer_of(cast.user("leader"))
    report = verify_pdf(content_of(result.signed_blob), at=at)
    assert report.verdict.value == "valid" and len(report.signatures) == 1
    certificate = Certificate.objects.get(officer=result.signed_by)
    assert fact.data == {
        "number": "01/UBND-XNTTHN", "sha256": result.signed_blob.sha256, "certificate": certificate.serial,
    }  # fmt: skip


def test_it_goes_to_the_document_clerk(cast: Cast, at: datetime, waiting: Dossier) -> None:
    dossier = sign_result(waiting.pk, pin=cast.pin, by=cast.user("leader"), at=at)
    assert (dossier.state, dossier.holder_role, dossier.holder_agency.code) == ("signed", "document_clerk", "xa")
    assert dossier.settled_at is None


def test_a_wrong_pin_signs_nothing_and_uses_no_number(cast: Cast, at: datetime, waiting: Dossier) -> None:
    leader = cast.user("leader")
    with refused("PIN"):
        sign_result(waiting.pk, pin="000000", by=leader, at=at)
    assert not Counter.objects.filter(book__startswith="result:").exists()


def test_numbers_of_a_book_run_on_and_a_refusal_leaves_no_gap(cast: Cast, at: datetime, waiting: Dossier) -> None:
    second, leader = proposed(cast, at=at), cast.user("leader")
    sign_result(waiting.pk, pin=cast.pin, by=leader, at=at)
    with refused("PIN"):
        sign_result(second.pk, pin="000000", by=leader, at=at)
    sign_result(second.pk, pin=cast.pin, by=leader, at=at)
    numbers = Result.objects.order_by("pk").values_list("number", flat=True)
    assert list(numbers) == ["01/UBND-XNTTHN", "02/UBND-XNTTHN"]


def test_each_year_has_its_own_book(cast: Cast, at: datetime, waiting: Dossier) -> None:
    second, leader = proposed(cast, at=at.replace(year=2025)), cast.user("leader")
    sign_result(waiting.pk, pin=cast.pin, by=leader, at=at)
    sign_result(second.pk, pin=cast.pin, by=leader, at=at.replace(year=2025))
    assert set(Result.objects.values_list("number", flat=True)) == {"01/UBND-XNTTHN"}


def test_a_leader_without_a_certificate_signs_nothing(cast: Cast, at: datetime, waiting: Dossier) -> None:
    clerk = officer_of(cast.user("specialist"))
    assert clerk is not None
    grant_role(clerk.pk, Role.LEADER, "xa", by=None, at=at)
    with refused("Lê Văn Thụ chưa có chứng thư số cá nhân"):
        sign_result(waiting.pk, pin=cast.pin, by=clerk.user, at=at)


def test_a_certificate_that_has_ended_signs_nothing(cast: Cast, at: datetime, waiting: Dossier) -> None:
    leader = cast.user("leader")
    Certificate.objects.filter(officer__user=leader).update(not_after=at)
    with refused("chưa có chứng thư số cá nhân còn hiệu lực"):
        sign_result(waiting.pk, pin=cast.pin, by=leader, at=at)


def test_who_received_it_does_not_sign_it(cast: Cast, at: datetime, waiting: Dossier) -> None:
    clerk = officer_of(cast.user("clerk"))
    assert clerk is not None
    grant_role(clerk.pk, Role.LEADER, "xa", by=None, at=at)
    with refused("Người đã tiếp nhận hồ sơ không được ký duyệt"):
        sign_result(waiting.pk, pin=cast.pin, by=clerk.user, at=at)


def test_query_budget(cast: Cast, at: datetime, waiting: Dossier, django_assert_max_num_queries) -> None:
    leader = cast.user("leader")
    with django_assert_max_num_queries(24):
        sign_result(waiting.pk, pin=cast.pin, by=leader, at=at)
