"""Every verb with whether somebody may do it now: the one source of open and shut buttons. Read through `queries`."""

from collections.abc import Callable
from dataclasses import dataclass

from motcua.dossiers import policies
from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.states import Verb
from motcua.organisation.rules.duties import Duties


@dataclass(frozen=True)
class Act:
    """A verb on a dossier with the reason why the asker may not do it, None when they may."""

    verb: Verb
    why_not: str | None


_MAY: dict[Verb, Callable[[Duties, Dossier], str | None]] = {
    Verb.RECEIVE: policies.may_receive,
    Verb.REQUEST_SUPPLEMENT: policies.may_request_supplement,
    Verb.AUTHORISE_SECOND_SUPPLEMENT: policies.may_authorise_second_supplement,
    Verb.SUPPLEMENT: policies.may_supplement,
    Verb.CLOSE_UNSUPPLEMENTED: policies.may_close,
    Verb.REFUSE_INTAKE: policies.may_refuse_intake,
    Verb.ASSIGN: policies.may_assign,
    Verb.HAND_OVER_TO_UNIT: policies.may_hand_over,
    Verb.RECALL: policies.may_recall,
    Verb.CONSULT: policies.may_consult,
    Verb.ANSWER_CONSULTATION: policies.may_answer,
    Verb.RECORD_CHECK: policies.may_record_check,
    Verb.REQUEST_PAYMENT: policies.may_request_payment,
    Verb.CONFIRM_PAYMENT: policies.may_confirm_payment,
    Verb.PROPOSE: policies.may_propose,
    Verb.SEND_BACK: policies.may_send_back,
    Verb.REFUSE: policies.may_refuse,
    Verb.SIGN_RESULT: policies.may_sign,
    Verb.SEAL: policies.may_seal,
    Verb.APOLOGISE: policies.may_apologise,
    Verb.WITHDRAW: policies.may_withdraw,
    Verb.RETURN_RESULT: policies.may_return,
    Verb.CORRECT_RESULT: policies.may_correct,
    Verb.SEAL_CORRECTION: policies.may_seal_correction,
}


def acts(duties: Duties, dossier: Dossier) -> dict[Verb, Act]:
    """Every verb with whether this person (an officer by their duties, the applicant by their account) may do it now.

    What depends on the moment (too early to close, too late to apologise) is said by the act itself.
    """
    return {verb: Act(verb, may(duties, dossier)) for verb, may in _MAY.items()}
