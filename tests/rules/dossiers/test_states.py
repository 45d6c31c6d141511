"""The one table of verbs: every verb in every state, and where a dossier can go from each."""

import pytest

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.states import (
    ENDED,
    FINAL,
    NATIONAL_STATUS,
    STATE_NAMES,
    TABLE,
    VERB_NAMES,
    State,
    Verb,
    after,
    allowed,
    why_not,
)

WAYS = {
    (Verb.RECEIVE, State.SUBMITTED): State.RECEIVED,
    (Verb.ASSIGN, State.RECEIVED): State.PROCESSING,
    (Verb.ASSIGN, State.PROCESSING): State.PROCESSING,
    (Verb.PROPOSE, State.RECEIVED): State.PROPOSED,
    (Verb.PROPOSE, State.PROCESSING): State.PROPOSED,
    (Verb.SIGN_RESULT, State.PROPOSED): State.SIGNED,
    (Verb.SEAL, State.SIGNED): State.DONE,
    (Verb.RETURN_RESULT, State.DONE): State.RETURNED,
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verb", Verb)
def test_every_verb_in_every_state(verb: Verb, state: State) -> None:
    leads_to = WAYS.get((verb, state))
    assert allowed(verb, state) == (leads_to is not None)
    if leads_to:
        assert after(verb) is leads_to and why_not(verb, state) is None


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verb", Verb)
def test_a_refusal_names_the_state_and_the_verb(verb: Verb, state: State) -> None:
    if (verb, state) not in WAYS:
        sentence = why_not(verb, state)
        assert sentence and STATE_NAMES[state] in sentence and VERB_NAMES[verb] in sentence


def reachable(start: State) -> set[State]:
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        following = {after(verb) for verb in Verb if allowed(verb, here)} - seen
        seen |= following
        waiting += following
    return seen


@pytest.mark.parametrize("state", State)
def test_a_final_state_is_reachable_from_every_state(state: State) -> None:
    assert reachable(state) & FINAL


def test_every_state_is_reachable_from_filing() -> None:
    assert reachable(State.SUBMITTED) == set(State)


@pytest.mark.parametrize("state", sorted(FINAL))
def test_nothing_moves_after_a_final_state(state: State) -> None:
    assert reachable(state) == {state}


def test_no_way_leads_back() -> None:
    order = list(State)
    assert all(order.index(to) >= order.index(state) for (_, state), to in WAYS.items())


def test_final_states_are_ended_and_only_ended_states_lead_to_them() -> None:
    assert FINAL <= ENDED
    assert {state for (_, state), to in WAYS.items() if to in FINAL} <= ENDED


def test_every_state_and_verb_has_its_name_and_national_status() -> None:
    assert set(STATE_NAMES) == set(State) == set(NATIONAL_STATUS)
    assert set(VERB_NAMES) == set(Verb) == set(TABLE)
    assert all(1 <= status <= 10 for status in NATIONAL_STATUS.values())


def test_the_column_and_its_check_know_exactly_these_states() -> None:
    field = Dossier._meta.get_field("state")
    assert dict(field.choices or []) == {state.value: name for state, name in STATE_NAMES.items()}
    assert max(len(state.value) for state in State) <= (field.max_length or 0)
    check = next(one for one in Dossier._meta.constraints if one.name == "dossier_state_is_known")
    assert dict(check.condition.children)["state__in"] == [state.value for state in State]  # type: ignore[attr-defined]
