"""Who may do what to a dossier: None, or the reason why not, which is also the text of a disabled button."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING

from motcua.dossiers.linking import why_not_decided
from motcua.dossiers.representing import files_for_applicant
from motcua.dossiers.rules.states import FINAL, State, Verb, why_not, why_not_stopped
from motcua.kernel.vietnamese import format_short
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import ROLE_NAMES, Role

if TYPE_CHECKING:
    from datetime import datetime

    from motcua.dossiers.models import Dossier, PaperSlip, Transfer


def _needs(duties: Duties, role: Role, agency_id: int, agency_name: str) -> str | None:
    if duties.holds(role, agency_id):
        return None
    return f"Việc này thuộc về {ROLE_NAMES[role].lower()} của {agency_name}."


def _of_the_whole(may: "Callable[..., str | None]") -> "Callable[..., str | None]":
    """For acts people see as done to what they filed: a part of a linked dossier is not asked of alone."""

    @wraps(may)
    def may_to_the_whole(duties: Duties, dossier: "Dossier", *args: object, **told: object) -> str | None:
        if dossier.is_part:
            return f"Đây là phần việc của hồ sơ liên thông {dossier.parent_link.parent.code}; việc này làm ở hồ sơ đó."
        return may(duties, dossier, *args, **told)

    return may_to_the_whole


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
    """The specialist who holds it, or any of the unit while it is nobody's; of a linked one when its parts are over."""
    reason = _needs(duties, Role.SPECIALIST, dossier.unit_id, dossier.unit.name)
    somebody_elses = dossier.holder_officer_id not in (None, duties.officer_id)
    if reason is None and somebody_elses and dossier.state in {State.RECEIVED, State.PROCESSING}:
        reason = "Hồ sơ đã được phân công cho công chức khác thụ lý."
    reason = reason or why_not(Verb.PROPOSE, State(dossier.state))
    if reason is None and dossier.is_part and dossier.paused_since:
        reason = f"Hồ sơ liên thông {dossier.parent_link.parent.code} đang chờ người nộp bổ sung."
    return reason or why_not_decided(dossier)


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


@_of_the_whole
def may_return(duties: Duties, dossier: "Dossier") -> str | None:
    """A clerk of the desk where the result waits: the dossier's own, or the one that took it in from elsewhere."""
    waits = State(dossier.state) is State.DONE and dossier.holder_role == Role.RECEIVER
    desk = dossier.holder_agency if waits else dossier.desk
    return _needs(duties, Role.RECEIVER, desk.pk, desk.name) or why_not(Verb.RETURN_RESULT, State(dossier.state))


# Asking for a supplement, answering it, ending without a result


def _needs_specialist(duties: Duties, dossier: "Dossier") -> str | None:
    reason = _needs(duties, Role.SPECIALIST, dossier.unit_id, dossier.unit.name)
    if reason is None and dossier.holder_officer_id not in (None, duties.officer_id):
        return "Hồ sơ đã được phân công cho công chức khác thụ lý."
    return reason


def _needs_applicant_or_desk(duties: Duties, dossier: "Dossier") -> str | None:
    if duties.user_id is not None and dossier.applicant.user_id == duties.user_id:
        return None
    if duties.holds(Role.RECEIVER, dossier.desk_id):
        return None
    return (
        f"Việc này thuộc về người nộp hồ sơ, hoặc {ROLE_NAMES[Role.RECEIVER].lower()} của {dossier.desk.name} làm giúp."
    )


@_of_the_whole
def may_request_supplement(duties: Duties, dossier: "Dossier") -> str | None:
    """A clerk of the desk before reception; after it, the specialist who works on it."""
    state = State(dossier.state)
    wrong_state = why_not(Verb.REQUEST_SUPPLEMENT, state)
    if state is State.SUBMITTED:
        return _needs(duties, Role.RECEIVER, dossier.desk_id, dossier.desk.name)
    if wrong_state and duties.holds(Role.RECEIVER, dossier.desk_id):
        return wrong_state
    return _needs_specialist(duties, dossier) or wrong_state


@_of_the_whole
def may_authorise_second_supplement(duties: Duties, dossier: "Dossier") -> str | None:
    """The head of the deciding authority, once the allowed request was used and nothing more is allowed yet."""
    reason = _needs(duties, Role.LEADER, dossier.agency_id, dossier.agency.name)
    reason = reason or why_not(Verb.AUTHORISE_SECOND_SUPPLEMENT, State(dossier.state))
    if reason:
        return reason
    if not dossier.supplements.exists():
        return "Hồ sơ chưa có yêu cầu bổ sung nào nên không cần cho phép thêm."
    if dossier.supplement_authorisations.filter(used_by__isnull=True).exists():
        return "Đã cho phép yêu cầu bổ sung thêm một lần và chưa dùng đến."
    return None


def may_supplement(duties: Duties, dossier: "Dossier") -> str | None:
    """The applicant, who acts for them by a paper that says so, or a clerk of the desk for somebody standing there."""
    reason = _needs_applicant_or_desk(duties, dossier)
    wrong_state = why_not(Verb.SUPPLEMENT, State(dossier.state))
    if reason and not wrong_state and duties.officer_id is None and files_for_applicant(duties.user_id, dossier):
        reason = None
    return reason or wrong_state


def may_close(duties: Duties, dossier: "Dossier", *, at: "datetime | None" = None) -> str | None:
    """A clerk of the desk, when the day to supplement by has passed; `at` None leaves the day out."""
    reason = _needs(duties, Role.RECEIVER, dossier.desk_id, dossier.desk.name)
    reason = reason or why_not(Verb.CLOSE_UNSUPPLEMENTED, State(dossier.state))
    return reason or (too_early_to_close(dossier, at=at) if at else None)


def too_early_to_close(dossier: "Dossier", *, at: "datetime") -> str | None:
    """Why a dossier that waits for a supplement may not be closed yet."""
    asked = dossier.supplements.filter(answered_at__isnull=True).first()
    if asked and at <= asked.respond_by:
        return f"Người nộp còn thời hạn bổ sung đến {format_short(asked.respond_by)} nên chưa đóng hồ sơ được."
    return None


def may_refuse_intake(duties: Duties, dossier: "Dossier") -> str | None:
    """A clerk of the desk, before reception (form 03)."""
    return _needs(duties, Role.RECEIVER, dossier.desk_id, dossier.desk.name) or why_not(
        Verb.REFUSE_INTAKE, State(dossier.state)
    )


def may_refuse(duties: Duties, dossier: "Dossier") -> str | None:
    """A leader of the deciding authority, while nothing is signed."""
    return _needs(duties, Role.LEADER, dossier.agency_id, dossier.agency.name) or why_not(
        Verb.REFUSE, State(dossier.state)
    )


@_of_the_whole
def may_withdraw(duties: Duties, dossier: "Dossier") -> str | None:
    """The applicant, or a clerk of the desk for them, while nothing is decided (Decree 118/2025 art. 21)."""
    return _needs_applicant_or_desk(duties, dossier) or why_not_stopped(State(dossier.state))


# While it is settled


def may_send_back(duties: Duties, dossier: "Dossier") -> str | None:
    """A leader of the deciding authority, with a proposed result in front of them."""
    return _needs(duties, Role.LEADER, dossier.agency_id, dossier.agency.name) or why_not(
        Verb.SEND_BACK, State(dossier.state)
    )


def may_hand_over(duties: Duties, dossier: "Dossier") -> str | None:
    """The head of the settling unit."""
    return _needs(duties, Role.LEADER, dossier.unit_id, dossier.unit.name) or why_not(
        Verb.HAND_OVER_TO_UNIT, State(dossier.state)
    )


def may_recall(duties: Duties, dossier: "Dossier") -> str | None:
    """Who handed over: the specialist who proposed, or the head who gave it to another unit; until somebody acts."""
    state = State(dossier.state)
    if state is State.PROPOSED:
        mine = hasattr(dossier, "result") and dossier.result.proposed_by_id == duties.officer_id
        return None if mine else "Việc thu hồi thuộc về công chức của đơn vị đã trình kết quả này."
    wrong = dossier.hand_overs.filter(recalled_at__isnull=True).order_by("-id").first()
    if state is State.RECEIVED and wrong is not None and wrong.to_unit_id == dossier.unit_id:
        return _needs(duties, Role.LEADER, wrong.from_unit_id, wrong.from_unit.name)
    if duties.holds(Role.LEADER) or duties.holds(Role.SPECIALIST):
        return why_not(Verb.RECALL, state) or "Hồ sơ không có lần chuyển nào để thu hồi."
    return f"Việc thu hồi thuộc về người đã chuyển hồ sơ của {dossier.unit.name}."


def may_consult(duties: Duties, dossier: "Dossier") -> str | None:
    """The specialist who works on it, or the head of the unit."""
    wrong_state = why_not(Verb.CONSULT, State(dossier.state))
    if duties.holds(Role.LEADER, dossier.unit_id):
        return wrong_state
    return _needs_specialist(duties, dossier) or wrong_state


def may_answer(duties: Duties, dossier: "Dossier") -> str | None:
    """A specialist or leader of a unit whose turn it is to answer."""
    asked = duties.agencies(Role.SPECIALIST, Role.LEADER)
    open_ones = dossier.consultations.filter(answered_at__isnull=True, opened_at__isnull=False, asked_id__in=asked)
    if asked and open_ones.exists():
        return why_not(Verb.ANSWER_CONSULTATION, State(dossier.state))
    return "Việc trả lời thuộc về công chức, lãnh đạo của đơn vị được lấy ý kiến."


def may_record_check(duties: Duties, dossier: "Dossier") -> str | None:
    """The specialist who works on it."""
    return _needs_specialist(duties, dossier) or why_not(Verb.RECORD_CHECK, State(dossier.state))


@_of_the_whole
def may_request_payment(duties: Duties, dossier: "Dossier") -> str | None:
    """The specialist who works on it."""
    return _needs_specialist(duties, dossier) or why_not(Verb.REQUEST_PAYMENT, State(dossier.state))


def may_confirm_payment(duties: Duties, dossier: "Dossier") -> str | None:
    """A clerk of the desk, who sees the receipt."""
    return _needs(duties, Role.RECEIVER, dossier.desk_id, dossier.desk.name) or why_not(
        Verb.CONFIRM_PAYMENT, State(dossier.state)
    )


@_of_the_whole
def may_apologise(duties: Duties, dossier: "Dossier") -> str | None:
    """The head of the deciding authority, once."""
    reason = _needs(duties, Role.LEADER, dossier.agency_id, dossier.agency.name)
    reason = reason or why_not(Verb.APOLOGISE, State(dossier.state))
    if reason is None and hasattr(dossier, "apology"):
        return "Hồ sơ đã được xin lỗi và hẹn lại một lần; mỗi hồ sơ chỉ được hẹn lại một lần."
    return reason


# Paper files


def may_hand_papers_over(duties: Duties, dossier: "Dossier") -> str | None:
    """A clerk of the desk, from reception until the settling is over."""
    reason = _needs(duties, Role.RECEIVER, dossier.desk_id, dossier.desk.name)
    if reason is None and dossier.received_at is None:
        return "Hồ sơ chưa được tiếp nhận nên chưa thể bàn giao."
    return reason or ("Hồ sơ đã giải quyết xong." if dossier.settled_at else None)


def may_take_papers(duties: Duties, slip: "PaperSlip") -> str | None:
    """A specialist or a leader of the unit, once."""
    reason = None
    if slip.unit_id not in duties.agencies(Role.SPECIALIST, Role.LEADER):
        reason = f"Việc này thuộc về công chức của {slip.unit.name}."
    return reason or (f"Phiếu số {slip.number} đã được ký nhận." if slip.taken_at else None)


# After the result


def may_correct(duties: Duties, dossier: "Dossier") -> str | None:
    """A leader of the deciding authority, one correction at a time."""
    reason = _needs(duties, Role.LEADER, dossier.agency_id, dossier.agency.name)
    reason = reason or why_not(Verb.CORRECT_RESULT, State(dossier.state))
    if reason is None and dossier.corrections.filter(sealed_at__isnull=True).exists():
        return "Đã có một bản đính chính chờ đóng dấu."
    return reason


def may_seal_correction(duties: Duties, dossier: "Dossier") -> str | None:
    """A document clerk of the deciding authority, when a correction is signed."""
    reason = _needs(duties, Role.DOCUMENT_CLERK, dossier.agency_id, dossier.agency.name)
    reason = reason or why_not(Verb.SEAL_CORRECTION, State(dossier.state))
    if reason is None and not dossier.corrections.filter(sealed_at__isnull=True).exists():
        return "Chưa có bản đính chính nào chờ đóng dấu."
    return reason


# Who acts for the applicant


@_of_the_whole
def may_name_representative(duties: Duties, dossier: "Dossier") -> str | None:
    """A clerk of the desk, who sees the paper; one representative at a time, until the result is handed over."""
    reason = _needs(duties, Role.RECEIVER, dossier.desk_id, dossier.desk.name)
    if reason is None and State(dossier.state) in FINAL:
        reason = "Hồ sơ đã kết thúc nên không ghi người được ủy quyền nữa."
    if reason is None and dossier.representatives.in_force().exists():
        reason = "Hồ sơ đang có người được ủy quyền; chấm dứt việc ủy quyền đó trước khi ghi người khác."
    return reason


def may_end_representation(duties: Duties, dossier: "Dossier") -> str | None:
    """The applicant, or a clerk of the desk for them, while somebody acts for the applicant."""
    reason = _needs_applicant_or_desk(duties, dossier)
    if reason is None and not dossier.representatives.in_force().exists():
        reason = "Hồ sơ không có người được ủy quyền."
    return reason


# Taken in at another desk


def may_send_on(duties: Duties, way: "Transfer | None") -> str | None:
    """A clerk of the desk that took it in, while it has neither left nor arrived."""
    if way is None:
        return "Hồ sơ này không phải hồ sơ nhận để chuyển nơi khác."
    reason = _needs(duties, Role.RECEIVER, way.from_desk_id, way.from_desk.name)
    if reason is None and way.sent_at is not None:
        reason = f"Hồ sơ đã được chuyển đi lúc {format_short(way.sent_at)}."
    if reason is None and way.arrived_at is not None:
        reason = f"Hồ sơ đã đến nơi giải quyết lúc {format_short(way.arrived_at)}."
    return reason
