"""Who may do what to a dossier: None, or the reason why not, which is also the text of a disabled button."""

from typing import TYPE_CHECKING

from motcua.dossiers.rules.states import State, Verb, why_not
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import ROLE_NAMES, Role

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier


def _needs(duties: Duties, role: Role, agency_id: int, agency_name: str) -> str | None:
    if duties.holds(role, agency_id):
        return None
    return f"Việc này thuộc về {ROLE_NAMES[role].lower()} của {agency_name}."


def may_receive(duties: Duties, dossier: "Dossier") -> str | None:
    """A clerk of the desk, while the dossier waits for reception."""
    return _needs(duties, Role.RECEIVER, dossier.desk_id, dossier.desk.name) or why_not(
        Verb.RECEIVE, State(dossier.state)
    )


def may_assign(duties: Duties, dossier: "Dossier") -> str | None:
    """The head of the settling unit; or a specialist of the unit who takes a dossier nobody has yet."""
    wrong_state = why_not(Verb.ASSIGN, State(dossier.state))
    if duties.holds(Role.LEADER, dossier.unit_id):
        return wrong_state
    if duties.holds(Role.SPECIALIST, dossier.unit_id):
        if dossier.holder_officer_id not in (None, duties.officer_id):
            return "Hồ sơ đã được phân công cho công chức khác; chỉ lãnh đạo đơn vị được phân công lại."
        return wrong_state
    return f"Việc phân công thuộc về lãnh đạo của {dossier.unit.name}."


def may_be_assigned(duties: Duties, assignee: Duties, dossier: "Dossier") -> str | None:
    """The assignee is a specialist of the unit; a specialist assigns nobody but themselves."""
    if not assignee.holds(Role.SPECIALIST, dossier.unit_id):
        return f"Người được phân công không phải công chức thụ lý của {dossier.unit.name}."
    if not duties.holds(Role.LEADER, dossier.unit_id) and assignee.officer_id != duties.officer_id:
        return "Công chức chỉ được tự nhận hồ sơ về mình, không phân công cho người khác."
    return None


def may_propose(duties: Duties, dossier: "Dossier") -> str | None:
    """The specialist who holds it, or any specialist of the unit while it is nobody's."""
    reason = _needs(duties, Role.SPECIALIST, dossier.unit_id, dossier.unit.name)
    somebody_elses = dossier.holder_officer_id not in (None, duties.officer_id)
    if reason is None and somebody_elses and dossier.state in {State.RECEIVED, State.PROCESSING}:
        reason = "Hồ sơ đã được phân công cho công chức khác thụ lý."
    return reason or why_not(Verb.PROPOSE, State(dossier.state))


def may_sign(duties: Duties, dossier: "Dossier") -> str | None:
    """A leader of the deciding authority, who is not the one who received it at the desk."""
    reason = _needs(duties, Role.LEADER, dossier.agency_id, dossier.agency.name)
    if reason is None and dossier.received_by_id == duties.officer_id:
        reason = "Người đã tiếp nhận hồ sơ không được ký duyệt kết quả của chính hồ sơ đó."
    return reason or why_not(Verb.SIGN_RESULT, State(dossier.state))


def may_seal(duties: Duties, dossier: "Dossier") -> str | None:
    """A document clerk of the deciding authority (Decree 30/2020 arts 32-33: the seal is kept by văn thư)."""
    return _needs(duties, Role.DOCUMENT_CLERK, dossier.agency_id, dossier.agency.name) or why_not(
        Verb.SEAL, State(dossier.state)
    )


def may_return(duties: Duties, dossier: "Dossier") -> str | None:
    """A clerk of the desk, when the sealed result is there."""
    return _needs(duties, Role.RECEIVER, dossier.desk_id, dossier.desk.name) or why_not(
        Verb.RETURN_RESULT, State(dossier.state)
    )
