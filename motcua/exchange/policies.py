"""Who looks after the exchange: None, or the reason why not."""

from motcua.exchange.rules.kinds import InboundState
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role


def may_look(duties: Duties) -> str | None:
    """A controller of procedures or an administrator."""
    if duties.holds(Role.CONTROLLER) or duties.holds(Role.ADMINISTRATOR):
        return None
    return "Việc trao đổi với Cổng Dịch vụ công quốc gia do cán bộ kiểm soát thủ tục hành chính và quản trị hệ thống theo dõi."


def may_settle(duties: Duties, state: str) -> str | None:
    """The same people, for a message that still waits."""
    if InboundState(state) is not InboundState.QUARANTINED:
        return "Thông điệp này đã được giải quyết."
    return may_look(duties)
