"""A dossier from filing to the citizen's rating: what each verb leaves behind."""

from datetime import datetime

import pytest

from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Dossier, Draft
from motcua.dossiers.queries import history_of, milestones, result_of
from motcua.dossiers.rules.states import State
from motcua.files.queries import content_of
from motcua.kernel.refusals import Refused
from motcua.signatures.queries import verify_pdf
from motcua.surveys.actions import rate
from tests.factories.cast import Cast, a_draft, filed_at_counter, returned, sealed


def test_filing_gives_a_code_of_the_desk_and_the_day(cast: Cast, at: datetime) -> None:
    dossier = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    assert dossier.code == "H58.90.21-240305-0001"
    assert dossier.state == State.SUBMITTED and dossier.regime == "nd-61-2018"


def test_filing_twice_files_once(cast: Cast, at: datetime) -> None:
    draft = a_draft(cast, at=at)
    first = submit(draft.pk, by=cast.user("citizen"), at=at)
    second = submit(draft.pk, by=cast.user("citizen"), at=at)
    assert first.pk == second.pk and Dossier.objects.count() == 1


def test_a_neighbour_cannot_file_somebody_elses_draft(cast: Cast, at: datetime) -> None:
    with pytest.raises(Draft.DoesNotExist):
        submit(a_draft(cast, at=at).pk, by=cast.user("neighbour"), at=at)


def test_receiving_promises_a_day_and_moves_to_the_specialists(cast: Cast, at: datetime) -> None:
    dossier = filed_at_counter(cast, at=at)
    assert dossier.due_at is not None and dossier.due_at.isoformat() == "2024-03-08T09:00:00+07:00"
    assert (dossier.state, dossier.holder_role, dossier.holder_agency.code) == ("received", "specialist", "xa")


def test_the_result_bears_two_valid_signatures(cast: Cast, at: datetime) -> None:
    result = result_of(sealed(cast, at=at))
    assert result is not None and result.sealed_blob is not None
    report = verify_pdf(content_of(result.sealed_blob), at=at)
    assert report.verdict.value == "valid", report.reasons
    assert len(report.signatures) == 2
    assert result.number == "01/UBND-XNTTHN"


def test_the_whole_way_is_told_in_the_journal(cast: Cast, at: datetime) -> None:
    dossier = returned(cast, at=at)
    rate(dossier.pk, score=3, by=cast.user("citizen"), at=at)
    assert [line.kind for line in history_of(dossier)] == [
        "dossier.received", "dossier.proposed", "dossier.result_signed", "dossier.result_sealed",
        "dossier.result_returned", "surveys.rated",
    ]  # fmt: skip
    assert [step.state for step in milestones(dossier)] == ["done"] * 5


def test_a_dossier_is_rated_once(cast: Cast, at: datetime) -> None:
    dossier = returned(cast, at=at)
    rate(dossier.pk, score=1, by=None, at=at)
    with pytest.raises(Refused, match="một lần"):
        rate(dossier.pk, score=3, by=None, at=at)
