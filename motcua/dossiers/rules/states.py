"""The states of a dossier and the one table of verbs that move it.

Statuses of the national portal (DVCQG 1 to 10): `law-onestop` 5.1; the fuller table of outcomes comes with its own law.
"""

from enum import StrEnum


class State(StrEnum):
    SUBMITTED = "submitted"
    RECEIVED = "received"
    PROCESSING = "processing"
    PROPOSED = "proposed"
    SIGNED = "signed"
    DONE = "done"
    RETURNED = "returned"


STATE_NAMES: dict[State, str] = {
    State.SUBMITTED: "Chờ tiếp nhận",
    State.RECEIVED: "Đã tiếp nhận",
    State.PROCESSING: "Đang giải quyết",
    State.PROPOSED: "Trình ký",
    State.SIGNED: "Đã ký, chờ đóng dấu",
    State.DONE: "Đã có kết quả",
    State.RETURNED: "Đã trả kết quả",
}

NATIONAL_STATUS: dict[State, int] = {
    State.SUBMITTED: 1,
    State.RECEIVED: 2,
    State.PROCESSING: 4,
    State.PROPOSED: 4,
    State.SIGNED: 4,
    State.DONE: 9,
    State.RETURNED: 10,
}

FINAL: frozenset[State] = frozenset({State.RETURNED})
ENDED: frozenset[State] = frozenset({State.DONE, State.RETURNED})
"""States in which the settling is over and the clock stands still."""


class Verb(StrEnum):
    RECEIVE = "receive"
    ASSIGN = "assign"
    PROPOSE = "propose"
    SIGN_RESULT = "sign_result"
    SEAL = "seal"
    RETURN_RESULT = "return_result"


VERB_NAMES: dict[Verb, str] = {
    Verb.RECEIVE: "Tiếp nhận",
    Verb.ASSIGN: "Phân công thụ lý",
    Verb.PROPOSE: "Trình kết quả",
    Verb.SIGN_RESULT: "Ký duyệt kết quả",
    Verb.SEAL: "Đóng dấu số và phát hành",
    Verb.RETURN_RESULT: "Trả kết quả",
}

TABLE: dict[Verb, tuple[frozenset[State], State]] = {
    Verb.RECEIVE: (frozenset({State.SUBMITTED}), State.RECEIVED),
    Verb.ASSIGN: (frozenset({State.RECEIVED, State.PROCESSING}), State.PROCESSING),
    Verb.PROPOSE: (frozenset({State.RECEIVED, State.PROCESSING}), State.PROPOSED),
    Verb.SIGN_RESULT: (frozenset({State.PROPOSED}), State.SIGNED),
    Verb.SEAL: (frozenset({State.SIGNED}), State.DONE),
    Verb.RETURN_RESULT: (frozenset({State.DONE}), State.RETURNED),
}


def allowed(verb: Verb, state: State) -> bool:
    """Whether the verb may act on a dossier in this state."""
    return state in TABLE[verb][0]


def after(verb: Verb) -> State:
    """The state a dossier is in when the verb has acted."""
    return TABLE[verb][1]


def why_not(verb: Verb, state: State) -> str | None:
    """Why the verb may not act in this state, in an officer's words; None when it may."""
    if allowed(verb, state):
        return None
    return f"Hồ sơ đang ở trạng thái “{STATE_NAMES[state]}” nên không thể thực hiện “{VERB_NAMES[verb]}”."


TIMELINESS_NAMES: dict[str, str] = {"EARLY": "trước hạn", "ON_TIME": "đúng hạn", "LATE": "quá hạn"}
