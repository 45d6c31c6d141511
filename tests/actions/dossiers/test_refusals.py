"""Every verb, tried by everybody in every state: only the right officer in the right state moves a dossier."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from motcua.accounts.models import User
from motcua.dossiers.actions.assign import assign
from motcua.dossiers.actions.propose import propose
from motcua.dossiers.actions.receive import receive
from motcua.dossiers.actions.return_result import return_result
from motcua.dossiers.actions.seal import seal
from motcua.dossiers.actions.sign_result import sign_result
from motcua.dossiers.actions.submit import submit
from motcua.dossiers.models import Dossier
from motcua.dossiers.queries import acts
from motcua.dossiers.rules.returning import ReturnWay
from motcua.dossiers.rules.states import STATE_NAMES, TABLE, State, Verb
from motcua.organisation.models import Grant
from motcua.organisation.queries import duties_of, officer_of
from tests.factories.cast import CITIZENS, OFFICERS, PIN, Cast, a_draft, filed_at_counter
from tests.factories.traces import placed, refused


def _assign_to_specialist(dossier_id: int, *, by: User, at: datetime) -> Dossier:
    officer = officer_of(User.objects.get(username="specialist"))
    assert officer is not None
    return assign(dossier_id, officer.pk, by=by, at=at)


ACTS: dict[Verb, Callable[..., Dossier]] = {
    Verb.RECEIVE: receive,
    Verb.ASSIGN: _assign_to_specialist,
    Verb.PROPOSE: lambda pk, **who: propose(pk, values={}, opinion="Đủ điều kiện", **who),
    Verb.SIGN_RESULT: lambda pk, **who: sign_result(pk, pin=PIN, **who),
    Verb.SEAL: lambda pk, **who: seal(pk, pin=PIN, **who),
    Verb.RETURN_RESULT: lambda pk, **who: return_result(pk, how=ReturnWay.IN_PERSON, to="Người nhận", **who),
}
MAY = {
    Verb.RECEIVE: {"clerk", "clerk2"},
    Verb.ASSIGN: {"leader", "specialist"},
    Verb.PROPOSE: {"specialist", "specialist2"},
    Verb.SIGN_RESULT: {"leader"},
    Verb.SEAL: {"document_clerk"},
    Verb.RETURN_RESULT: {"clerk", "clerk2"},
}
EVERYBODY = [*OFFICERS, *CITIZENS]


@pytest.fixture
def dossier(cast: Cast, at: datetime) -> Dossier:
    """Received by `clerk2`, so that nobody's right to sign is lost by it."""
    return filed_at_counter(cast, at=at, clerk="clerk2")


@pytest.mark.parametrize("verb", Verb)
def test_in_a_wrong_state_the_refusal_names_the_state(cast: Cast, at: datetime, dossier: Dossier, verb: Verb) -> None:
    user = cast.user(sorted(MAY[verb])[0])
    for state in State:
        if state not in TABLE[verb][0]:
            placed(dossier, state, at=at)
            with refused(f"“{STATE_NAMES[state]}”"):
                ACTS[verb](dossier.pk, by=user, at=at)


@pytest.mark.parametrize("verb", Verb)
def test_everybody_else_is_refused_in_the_right_state(cast: Cast, at: datetime, dossier: Dossier, verb: Verb) -> None:
    placed(dossier, sorted(TABLE[verb][0])[0], at=at)
    for name in EVERYBODY:
        if name not in MAY[verb] | ({"specialist2"} if verb is Verb.ASSIGN else set()):
            user = cast.user(name)
            with refused("thuộc về .* của"):
                ACTS[verb](dossier.pk, by=user, at=at)


@pytest.mark.parametrize("verb", Verb)
def test_the_button_is_open_exactly_for_those_who_may(cast: Cast, at: datetime, dossier: Dossier, verb: Verb) -> None:
    placed(dossier, sorted(TABLE[verb][0])[0], at=at)
    shown = {name: acts(duties_of(cast.user(name), on=at.date()), dossier)[verb].why_not for name in EVERYBODY}
    open_to = {name for name, why_not in shown.items() if why_not is None}
    assert open_to == MAY[verb] | ({"specialist2"} if verb is Verb.ASSIGN else set())


def test_an_officer_whose_access_was_taken_away_does_nothing(cast: Cast, at: datetime) -> None:
    waiting = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    clerk = cast.user("clerk")
    User.objects.filter(pk=clerk.pk).update(is_active=False)
    clerk.refresh_from_db()
    with refused("thuộc về"):
        receive(waiting.pk, by=clerk, at=at)


def test_a_role_counts_from_its_first_day(cast: Cast, at: datetime) -> None:
    waiting = submit(a_draft(cast, at=at).pk, by=cast.user("citizen"), at=at)
    clerk = cast.user("clerk")
    Grant.objects.filter(officer__user=clerk).update(valid_from=at.date() + timedelta(days=1))
    with refused("thuộc về"):
        receive(waiting.pk, by=clerk, at=at)
    assert receive(waiting.pk, by=clerk, at=at + timedelta(days=1)).state == State.RECEIVED
