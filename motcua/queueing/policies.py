"""Who may act on a queue, and when."""

from motcua.organisation.models import Agency
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import AgencyKind, Role
from motcua.queueing.models import Ticket, Window
from motcua.queueing.rules.tickets import WAYS, TicketState


def may_work_at(desk: Agency, duties: Duties) -> str | None:
    """Only those who receive at the desk call, close and set its rules."""
    if desk.kind != AgencyKind.DESK.value or not duties.holds(Role.RECEIVER, desk.pk):
        return f"Chỉ cán bộ tiếp nhận của {desk.name} được điều khiển hàng đợi tại đây."
    return None


def may_become(ticket: Ticket, state: TicketState) -> str | None:
    """Whether the table of the rules lets a ticket go this way."""
    if state not in WAYS[TicketState(ticket.state)]:
        return f"Phiếu {ticket.code} đang ở trạng thái “{ticket.state_name}” nên không làm được việc này."
    return None


def is_called_here(ticket: Ticket, window: Window) -> str | None:
    """A ticket that is called belongs to its window alone."""
    if ticket.state == TicketState.CALLED.value and ticket.window_id != window.pk:
        return f"Phiếu {ticket.code} đang được quầy khác gọi."
    return None
