"""Who may change the registry."""

from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role


def may_publish(duties: Duties) -> str | None:
    """A procedure controller (cán bộ kiểm soát TTHC, Decree 63/2010/NĐ-CP) publishes and sets online levels."""
    if duties.holds(Role.CONTROLLER):
        return None
    return "Chỉ cán bộ kiểm soát thủ tục hành chính được công bố và sửa đổi thủ tục."
