"""The one table of verbs: every verb in every state, and where a dossier can go from each."""

import pytest

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.states import (
    ENDED,
    FINAL,
    NATIONAL_STATUS,
    STATE_NAMES,
    TABLE,
    UNRECEIVED,
    VERB_NAMES,
    WAITING,
    State,
    Verb,
    after,
    allowed,
    why_not,
)

# Written out by hand, state by state, so that a change of the table is a change of this list.
WAYS: dict[State, dict[Verb, State]] = {
    State.SUBMITTED: {
        Verb.RECEIVE: State.RECEIVED,
        Verb.REQUEST_SUPPLEMENT: State.WAIT_SUPPLEMENT,
        Verb.AUTHORISE_SECOND_SUPPLEMENT: State.SUBMITTED,
        Verb.REFUSE_INTAKE: State.REFUSED,
        Verb.WITHDRAW: State.WITHDRAWN,
    },
    State.WAIT_SUPPLEMENT: {
        Verb.SUPPLEMENT: State.SUBMITTED,
        Verb.CLOSE_UNSUPPLEMENTED: State.CLOSED,
        Verb.WITHDRAW: State.WITHDRAWN,
    },
    State.RECEIVED: {
        Verb.REQUEST_SUPPLEMENT: State.WAIT_SUPPLEMENT,
        Verb.AUTHORISE_SECOND_SUPPLEMENT: State.RECEIVED,
        Verb.ASSIGN: State.PROCESSING,
        Verb.HAND_OVER_TO_UNIT: State.RECEIVED,
        Verb.RECALL: State.PROCESSING,
        Verb.CONSULT: State.RECEIVED,
        Verb.ANSWER_CONSULTATION: State.RECEIVED,
        Verb.RECORD_CHECK: State.RECEIVED,
        Verb.REQUEST_PAYMENT: State.WAIT_PAYMENT,
        Verb.PROPOSE: State.PROPOSED,
        Verb.REFUSE: State.REFUSED,
        Verb.APOLOGISE: State.RECEIVED,
        Verb.WITHDRAW: State.WITHDRAWN,
    },
    State.PROCESSING: {
        Verb.REQUEST_SUPPLEMENT: State.WAIT_SUPPLEMENT,
        Verb.AUTHORISE_SECOND_SUPPLEMENT: State.PROCESSING,
        Verb.ASSIGN: State.PROCESSING,
        Verb.HAND_OVER_TO_UNIT: State.RECEIVED,
        Verb.CONSULT: State.PROCESSING,
        Verb.ANSWER_CONSULTATION: State.PROCESSING,
        Verb.RECORD_CHECK: State.PROCESSING,
        Verb.REQUEST_PAYMENT: State.WAIT_PAYMENT,
        Verb.PROPOSE: State.PROPOSED,
        Verb.REFUSE: State.REFUSED,
        Verb.APOLOGISE: State.PROCESSING,
        Verb.WITHDRAW: State.WITHDRAWN,
    },
    State.WAIT_PAYMENT: {
        Verb.CONFIRM_PAYMENT: State.PROCESSING,
        Verb.ANSWER_CONSULTATION: State.WAIT_PAYMENT,
        Verb.WITHDRAW: State.WITHDRAWN,
    },
    State.PROPOSED: {
        Verb.SEND_BACK: State.PROCESSING,
        Verb.RECALL: State.PROCESSING,
        Verb.ANSWER_CONSULTATION: State.PROPOSED,
        Verb.SIGN_RESULT: State.SIGNED,
        Verb.REFUSE: State.REFUSED,
        Verb.APOLOGISE: State.PROPOSED,
        Verb.WITHDRAW: State.WITHDRAWN,
    },
    State.SIGNED: {Verb.SEAL: State.DONE, Verb.APOLOGISE: State.SIGNED},
    State.DONE: {
        Verb.RETURN_RESULT: State.RETURNED,
        Verb.CORRECT_RESULT: State.DONE,
        Verb.SEAL_CORRECTION: State.DONE,
    },
    State.RETURNED: {Verb.CORRECT_RESULT: State.RETURNED, Verb.SEAL_CORRECTION: State.RETURNED},
    State.REFUSED: {},
    State.WITHDRAWN: {},
    State.CLOSED: {},
}


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verb", Verb)
def test_every_verb_in_every_state(verb: Verb, state: State) -> None:
    leads_to = WAYS[state].get(verb)
    assert allowed(verb, state) == (leads_to is not None)
    if leads_to:
        assert after(verb, state) is leads_to and why_not(verb, state) is None


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("verb", Verb)
def test_a_refusal_names_the_state_and_the_verb(verb: Verb, state: State) -> None:
    if verb not in WAYS[state]:
        sentence = why_not(verb, state)
        assert sentence and STATE_NAMES[state] in sentence and VERB_NAMES[verb] in sentence


def reachable(start: State) -> set[State]:
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        following = set(WAYS[here].values()) - seen
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


@pytest.mark.parametrize("state", sorted({State.SIGNED, State.DONE, *FINAL}))
def test_nothing_is_undecided_once_a_leader_has_signed(state: State) -> None:
    assert Verb.WITHDRAW not in WAYS[state] and Verb.REQUEST_SUPPLEMENT not in WAYS[state]
    assert not reachable(state) & {State.RECEIVED, State.PROCESSING, State.PROPOSED, State.SUBMITTED}


def test_the_ways_back_are_those_the_decree_knows() -> None:
    order = list(State)
    back = {
        (state, verb) for state in State for verb, to in WAYS[state].items() if order.index(to) < order.index(state)
    }
    assert back == {
        (State.WAIT_SUPPLEMENT, Verb.SUPPLEMENT),
        (State.RECEIVED, Verb.REQUEST_SUPPLEMENT),
        (State.PROCESSING, Verb.REQUEST_SUPPLEMENT),
        (State.PROCESSING, Verb.HAND_OVER_TO_UNIT),
        (State.WAIT_PAYMENT, Verb.CONFIRM_PAYMENT),
        (State.PROPOSED, Verb.SEND_BACK),
        (State.PROPOSED, Verb.RECALL),
    }


def test_final_and_waiting_states_are_what_they_say() -> None:
    assert FINAL < ENDED and {State.DONE} == ENDED - FINAL
    assert {State.WAIT_SUPPLEMENT, State.WAIT_PAYMENT} == WAITING and not WAITING & ENDED
    assert {State.SUBMITTED, State.WAIT_SUPPLEMENT} | (FINAL - {State.RETURNED}) == UNRECEIVED


def test_every_state_and_verb_has_its_name_and_national_status() -> None:
    assert set(STATE_NAMES) == set(State) == set(NATIONAL_STATUS) == set(WAYS)
    assert set(VERB_NAMES) == set(Verb) == set(TABLE) and len(set(VERB_NAMES.values())) == len(Verb)
    assert set(NATIONAL_STATUS.values()) == set(range(1, 11))


def test_the_column_and_its_check_know_exactly_these_states() -> None:
    field = Dossier._meta.get_field("state")
    assert dict(field.choices or []) == {state.value: name for state, name in STATE_NAMES.items()}
    assert max(len(state.value) for state in State) <= (field.max_length or 0)
    check = next(one for one in Dossier._meta.constraints if one.name == "dossier_state_is_known")
    assert dict(check.condition.children)["state__in"] == [state.value for state in State]  # type: ignore[attr-defined]
