"""Who may do what with money: None, or the reason why not, which is also the text of a disabled button."""

from typing import TYPE_CHECKING

from motcua.fees.rules.settling import CHARGE_STATE_NAMES, ChargeState
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import ROLE_NAMES, Role

if TYPE_CHECKING:
    from motcua.fees.models import Charge
    from motcua.organisation.models import Agency


def may_keep_accounts(duties: Duties) -> str | None:
    """Accounts of collecting agencies are set by an administrator."""
    if duties.holds(Role.ADMINISTRATOR):
        return None
    return "Chỉ quản trị hệ thống được khai báo tài khoản thu phí."


def may_handle_cash(duties: Duties, desk: "Agency") -> str | None:
    """The cashier is a receiver of the desk."""
    if duties.holds(Role.RECEIVER, desk.pk):
        return None
    return f"Việc này thuộc về {ROLE_NAMES[Role.RECEIVER].lower()} của {desk.name}."


def may_collect(duties: Duties, charge: "Charge") -> str | None:
    """A cashier of the charge's desk, while money is missing."""
    reason = may_handle_cash(duties, charge.desk)
    if reason is None and not charge.is_open:
        return f"Khoản phí đang ở trạng thái “{CHARGE_STATE_NAMES[ChargeState(charge.state)]}” nên không thu thêm."
    return reason


def may_cancel(duties: Duties, charge: "Charge") -> str | None:
    """A cashier of the desk, while nothing has been received (else it is refunded)."""
    reason = may_handle_cash(duties, charge.desk)
    if reason is None and charge.cancelled_at:
        return "Khoản phí đã được hủy."
    if reason is None and charge.held:
        return "Khoản phí đã có người nộp; cần lãnh đạo quyết định hoàn trả trước khi hủy."
    return reason


def may_refund(duties: Duties, charge: "Charge") -> str | None:
    """A leader of the collecting agency, while it holds money of this charge."""
    if not duties.holds(Role.LEADER, charge.agency_id):
        return f"Việc hoàn trả thuộc về {ROLE_NAMES[Role.LEADER].lower()} của {charge.agency.name}."
    return None if charge.held else "Khoản phí này không còn tiền để hoàn trả."
