"""The states of a dossier and the one table of verbs that move it.

Statuses of the national portal (DVCQG) are 1 to 10; what is not verified of the mapping: docs/legal.md.
"""

from enum import StrEnum


class State(StrEnum):
    SUBMITTED = "submitted"
    WAIT_SUPPLEMENT = "wait_supplement"
    RECEIVED = "received"
    PROCESSING = "processing"
    WAIT_PAYMENT = "wait_payment"
    PROPOSED = "proposed"
    SIGNED = "signed"
    DONE = "done"
    RETURNED = "returned"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


STATE_NAMES: dict[State, str] = {
    State.SUBMITTED: "Chờ tiếp nhận",
    State.WAIT_SUPPLEMENT: "Chờ bổ sung hồ sơ",
    State.RECEIVED: "Đã tiếp nhận",
    State.PROCESSING: "Đang giải quyết",
    State.WAIT_PAYMENT: "Chờ thực hiện nghĩa vụ tài chính",
    State.PROPOSED: "Trình ký",
    State.SIGNED: "Đã ký, chờ đóng dấu",
    State.DONE: "Đã có kết quả",
    State.RETURNED: "Đã trả kết quả",
    State.REFUSED: "Từ chối giải quyết",
    State.WITHDRAWN: "Dừng giải quyết theo yêu cầu",
    State.CLOSED: "Đã đóng do không bổ sung",
}

NATIONAL_STATUS: dict[State, int] = {
    State.SUBMITTED: 1,
    State.WAIT_SUPPLEMENT: 5,
    State.RECEIVED: 2,
    State.PROCESSING: 4,
    State.WAIT_PAYMENT: 6,
    State.PROPOSED: 4,
    State.SIGNED: 4,
    State.DONE: 9,
    State.RETURNED: 10,
    State.REFUSED: 3,
    State.WITHDRAWN: 7,
    State.CLOSED: 8,
}

FINAL: frozenset[State] = frozenset({State.RETURNED, State.REFUSED, State.WITHDRAWN, State.CLOSED})
ENDED: frozenset[State] = FINAL | {State.DONE}
"""States in which the settling is over and the clock stands still."""
WAITING: frozenset[State] = frozenset({State.WAIT_SUPPLEMENT, State.WAIT_PAYMENT})
"""States in which the applicant has to act; no officer's clock runs."""
UNRECEIVED: frozenset[State] = frozenset(
    {State.SUBMITTED, State.WAIT_SUPPLEMENT, State.REFUSED, State.WITHDRAWN, State.CLOSED}
)
"""States a dossier can be in without ever having been received."""


class Verb(StrEnum):
    RECEIVE = "receive"
    REQUEST_SUPPLEMENT = "request_supplement"
    AUTHORISE_SECOND_SUPPLEMENT = "authorise_second_supplement"
    SUPPLEMENT = "supplement"
    CLOSE_UNSUPPLEMENTED = "close_unsupplemented"
    REFUSE_INTAKE = "refuse_intake"
    ASSIGN = "assign"
    HAND_OVER_TO_UNIT = "hand_over_to_unit"
    RECALL = "recall"
    CONSULT = "consult"
    ANSWER_CONSULTATION = "answer_consultation"
    RECORD_CHECK = "record_check"
    REQUEST_PAYMENT = "request_payment"
    CONFIRM_PAYMENT = "confirm_payment"
    PROPOSE = "propose"
    SEND_BACK = "send_back"
    REFUSE = "refuse"
    SIGN_RESULT = "sign_result"
    SEAL = "seal"
    APOLOGISE = "apologise"
    WITHDRAW = "withdraw"
    RETURN_RESULT = "return_result"
    CORRECT_RESULT = "correct_result"
    SEAL_CORRECTION = "seal_correction"


VERB_NAMES: dict[Verb, str] = {
    Verb.RECEIVE: "Tiếp nhận",
    Verb.REQUEST_SUPPLEMENT: "Yêu cầu bổ sung",
    Verb.AUTHORISE_SECOND_SUPPLEMENT: "Cho phép yêu cầu bổ sung lần nữa",
    Verb.SUPPLEMENT: "Nộp bổ sung",
    Verb.CLOSE_UNSUPPLEMENTED: "Đóng hồ sơ không bổ sung",
    Verb.REFUSE_INTAKE: "Từ chối tiếp nhận",
    Verb.ASSIGN: "Phân công thụ lý",
    Verb.HAND_OVER_TO_UNIT: "Chuyển đơn vị khác giải quyết",
    Verb.RECALL: "Thu hồi hồ sơ chuyển nhầm",
    Verb.CONSULT: "Lấy ý kiến phối hợp",
    Verb.ANSWER_CONSULTATION: "Trả lời ý kiến phối hợp",
    Verb.RECORD_CHECK: "Ghi biên bản kiểm tra, họp hội đồng",
    Verb.REQUEST_PAYMENT: "Yêu cầu thực hiện nghĩa vụ tài chính",
    Verb.CONFIRM_PAYMENT: "Xác nhận đã thực hiện nghĩa vụ tài chính",
    Verb.PROPOSE: "Trình kết quả",
    Verb.SEND_BACK: "Trả lại để thẩm tra thêm",
    Verb.REFUSE: "Từ chối giải quyết",
    Verb.SIGN_RESULT: "Ký duyệt kết quả",
    Verb.SEAL: "Đóng dấu số và phát hành",
    Verb.APOLOGISE: "Xin lỗi và hẹn lại ngày trả",
    Verb.WITHDRAW: "Dừng giải quyết theo yêu cầu người nộp",
    Verb.RETURN_RESULT: "Trả kết quả",
    Verb.CORRECT_RESULT: "Đính chính kết quả",
    Verb.SEAL_CORRECTION: "Đóng dấu bản đính chính",
}

_WORKED_ON = frozenset({State.RECEIVED, State.PROCESSING})
_UNDECIDED = frozenset(
    {
        State.SUBMITTED,
        State.WAIT_SUPPLEMENT,
        State.RECEIVED,
        State.PROCESSING,
        State.WAIT_PAYMENT,
        State.PROPOSED,
    }
)
_ISSUED = frozenset({State.DONE, State.RETURNED})

TABLE: dict[Verb, tuple[frozenset[State], State | None]] = {
    Verb.RECEIVE: (frozenset({State.SUBMITTED}), State.RECEIVED),
    Verb.REQUEST_SUPPLEMENT: (_WORKED_ON | {State.SUBMITTED}, State.WAIT_SUPPLEMENT),
    Verb.AUTHORISE_SECOND_SUPPLEMENT: (_WORKED_ON | {State.SUBMITTED}, None),
    Verb.SUPPLEMENT: (frozenset({State.WAIT_SUPPLEMENT}), State.SUBMITTED),
    Verb.CLOSE_UNSUPPLEMENTED: (frozenset({State.WAIT_SUPPLEMENT}), State.CLOSED),
    Verb.REFUSE_INTAKE: (frozenset({State.SUBMITTED}), State.REFUSED),
    Verb.ASSIGN: (_WORKED_ON, State.PROCESSING),
    Verb.HAND_OVER_TO_UNIT: (_WORKED_ON, State.RECEIVED),
    Verb.RECALL: (frozenset({State.RECEIVED, State.PROPOSED}), State.PROCESSING),
    Verb.CONSULT: (_WORKED_ON, None),
    Verb.ANSWER_CONSULTATION: (_WORKED_ON | {State.WAIT_PAYMENT, State.PROPOSED}, None),
    Verb.RECORD_CHECK: (_WORKED_ON, None),
    Verb.REQUEST_PAYMENT: (_WORKED_ON, State.WAIT_PAYMENT),
    Verb.CONFIRM_PAYMENT: (frozenset({State.WAIT_PAYMENT}), State.PROCESSING),
    Verb.PROPOSE: (_WORKED_ON, State.PROPOSED),
    Verb.SEND_BACK: (frozenset({State.PROPOSED}), State.PROCESSING),
    Verb.REFUSE: (_WORKED_ON | {State.PROPOSED}, State.REFUSED),
    Verb.SIGN_RESULT: (frozenset({State.PROPOSED}), State.SIGNED),
    Verb.SEAL: (frozenset({State.SIGNED}), State.DONE),
    Verb.APOLOGISE: (_WORKED_ON | {State.PROPOSED, State.SIGNED}, None),
    Verb.WITHDRAW: (_UNDECIDED, State.WITHDRAWN),
    Verb.RETURN_RESULT: (frozenset({State.DONE}), State.RETURNED),
    Verb.CORRECT_RESULT: (_ISSUED, None),
    Verb.SEAL_CORRECTION: (_ISSUED, None),
}
"""From which states a verb may act, and the state it leads to: None when the dossier stays where it is."""


def allowed(verb: Verb, state: State) -> bool:
    """Whether the verb may act on a dossier in this state."""
    return state in TABLE[verb][0]


def after(verb: Verb, state: State) -> State:
    """The state a dossier is in when the verb has acted in `state`."""
    return TABLE[verb][1] or state


def why_not(verb: Verb, state: State) -> str | None:
    """Why the verb may not act in this state, in an officer's words; None when it may."""
    if allowed(verb, state):
        return None
    return f"Hồ sơ đang ở trạng thái “{STATE_NAMES[state]}” nên không thể thực hiện “{VERB_NAMES[verb]}”."


def why_not_stopped(state: State) -> str | None:
    """Why the applicant cannot stop a dossier in this state any more, whoever passes it on; None when they can."""
    if state in {State.SIGNED, State.DONE, State.RETURNED}:
        return f"Hồ sơ đã có quyết định (trạng thái “{STATE_NAMES[state]}”) nên không dừng giải quyết được."
    return why_not(Verb.WITHDRAW, state)


TIMELINESS_NAMES: dict[str, str] = {"EARLY": "trước hạn", "ON_TIME": "đúng hạn", "LATE": "quá hạn"}
