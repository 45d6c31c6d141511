"""What the database itself refuses, should the code ever forget."""

import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import ProtectedError

from motcua.dossiers.models import Document, Dossier, Result, Step
from motcua.dossiers.rules.states import State
from motcua.files.actions import keep
from tests.factories.cast import Cast, filed_at_counter, proposed
from tests.factories.traces import no_trace


@pytest.fixture
def dossier(cast: Cast, at: datetime) -> Dossier:
    return filed_at_counter(cast, at=at)


@pytest.mark.parametrize("change", [
    {"state": "teleported"}, {"state": "done"}, {"state": "returned"}, {"received_at": None},
    {"due_at": None}, {"due_on": None}, {"settled_at": datetime(2024, 3, 6).astimezone()},
    {"returned_at": datetime(2024, 3, 6).astimezone()},
])  # fmt: skip
def test_a_dossier_that_contradicts_itself(dossier: Dossier, change: dict[str, Any]) -> None:
    with no_trace(), pytest.raises(IntegrityError), transaction.atomic():
        Dossier.objects.filter(pk=dossier.pk).update(**change)


def test_the_check_of_states_names_the_states_of_the_code(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conname = 'dossier_state_is_known'")
        (definition,) = cursor.fetchone()
    assert set(re.findall(r"'(\w+)'", definition)) == {state.value for state in State}


def test_a_code_and_a_filing_key_are_given_once(cast: Cast, at: datetime, dossier: Dossier) -> None:
    other = filed_at_counter(cast, at=at)
    for change in ({"code": dossier.code}, {"filing_key": dossier.filing_key}):
        with no_trace(), pytest.raises(IntegrityError), transaction.atomic():
            Dossier.objects.filter(pk=other.pk).update(**change)


def test_one_step_is_open_and_it_closes_after_it_opened(dossier: Dossier, at: datetime) -> None:
    with no_trace(), pytest.raises(IntegrityError), transaction.atomic():
        dossier.steps.update(closed_at=None)
    with no_trace(), pytest.raises(IntegrityError), transaction.atomic():
        Step.objects.filter(dossier=dossier).update(closed_at=at - timedelta(days=1))


def test_a_signed_result_has_a_number_and_a_paper(cast: Cast, at: datetime) -> None:
    rows = Result.objects.filter(dossier=proposed(cast, at=at))
    for change in ({"signed_at": at}, {"sealed_at": at}):
        with no_trace(), pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**change)


def test_what_was_filed_cannot_be_deleted(dossier: Dossier) -> None:
    with no_trace(), pytest.raises(ProtectedError):
        dossier.delete()


def test_one_document_of_a_kind(cast: Cast, at: datetime, dossier: Dossier) -> None:
    blob = keep(b"%PDF-1.7 first", at=at)
    Document.objects.create(dossier=dossier, kind="receipt", blob=blob, created_at=at)
    with no_trace(), pytest.raises(IntegrityError), transaction.atomic():
        Document.objects.create(dossier=dossier, kind="receipt", blob=blob, created_at=at)
