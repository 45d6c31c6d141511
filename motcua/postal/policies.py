"""Who may do what for the Post: None, or the reason why not."""

from typing import TYPE_CHECKING

from motcua.dossiers.rules.states import State
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.postal.rules.delivering import why_not_bring_back
from motcua.postal.rules.kinds import OrderKind, OrderState, ParcelState

if TYPE_CHECKING:
    from motcua.dossiers.models import Dossier
    from motcua.organisation.models import Agency
    from motcua.postal.models import HandOver, Parcel, PostalOrder, ResultHandOver


def may_serve(duties: Duties, desk: "Agency") -> str | None:
    """A postal officer who serves the desk."""
    if duties.holds(Role.POSTAL_OFFICER, desk.pk):
        return None
    return f"Việc này thuộc về nhân viên bưu chính phục vụ {desk.name}."


def may_act_at(duties: Duties, desk: "Agency") -> str | None:
    """A clerk of the desk."""
    if duties.holds(Role.RECEIVER, desk.pk):
        return None
    return f"Việc này thuộc về cán bộ tiếp nhận và trả kết quả của {desk.name}."


def may_list(duties: Duties, order: "PostalOrder") -> str | None:
    """An accepted order with papers in it that is in no record yet."""
    reason = may_serve(duties, order.desk)
    if reason is None and OrderKind(order.kind) is OrderKind.RETURN:
        return f"Phiếu gửi {order.slip_no} chỉ đăng ký nhận kết quả, không có hồ sơ để giao."
    if reason is None and OrderState(order.state) is not OrderState.ACCEPTED:
        return f"Phiếu gửi {order.slip_no} đã nằm trong một biên bản giao nhận khác."
    return reason


def may_sign(duties: Duties, record: "HandOver") -> str | None:
    """A clerk of the desk, once; never the one who gives."""
    reason = may_act_at(duties, record.desk)
    if reason is None and record.signed_at is not None:
        return f"Biên bản {record.number} đã được ký nhận."
    if reason is None and record.given_by_id == duties.officer_id:
        return "Người giao không được đồng thời là người nhận trong một biên bản."
    return reason


def may_file(duties: Duties, order: "PostalOrder") -> str | None:
    """A clerk of the desk, when the record was signed and nothing was filed from the order."""
    reason = may_act_at(duties, order.desk)
    if reason is None and OrderState(order.state) is not OrderState.SIGNED_FOR:
        return f"Phiếu gửi {order.slip_no} chưa được ký nhận, hoặc đã vào hồ sơ."
    return reason


def may_report_order_loss(duties: Duties, order: "PostalOrder") -> str | None:
    """Whoever serves or works at the desk, as long as the desk has not signed for it."""
    reason = may_serve(duties, order.desk) and may_act_at(duties, order.desk)
    if reason is None and OrderKind(order.kind) is OrderKind.RETURN:
        return f"Phiếu gửi {order.slip_no} chỉ đăng ký nhận kết quả, không có hồ sơ trên đường đến quầy."
    if reason is None and OrderState(order.state) not in {OrderState.ACCEPTED, OrderState.LISTED}:
        return f"Phiếu gửi {order.slip_no} đang ở trạng thái “{order.state_name}” nên không báo thất lạc được."
    return reason


def may_find_inside(duties: Duties, order: "PostalOrder") -> str | None:
    """A clerk of the desk who has the envelope in hand: while counting it, or before it is typed in."""
    reason = may_act_at(duties, order.desk)
    if reason is None and OrderState(order.state) not in {OrderState.LISTED, OrderState.SIGNED_FOR}:
        return f"Phong bì của phiếu gửi {order.slip_no} chưa được giao cho quầy, hoặc đã vào hồ sơ."
    return reason


def may_list_parcel(duties: Duties, parcel: "Parcel") -> str | None:
    """A clerk of the desk, for what waits for the Post and is in no record yet."""
    reason = may_act_at(duties, parcel.desk)
    if reason is None and (ParcelState(parcel.state) is not ParcelState.HANDED_OVER or parcel.hand_over_id):
        return f"Bưu gửi {parcel.label_no} đã nằm trong một biên bản, hoặc bưu chính đã ký nhận."
    return reason


def may_sign_results(duties: Duties, record: "ResultHandOver") -> str | None:
    """A postal officer of the desk, once; never the one who gives."""
    reason = may_serve(duties, record.desk)
    if reason is None and record.signed_at is not None:
        return f"Biên bản {record.number} đã được ký nhận."
    if reason is None and record.given_by_id == duties.officer_id:
        return "Người giao không được đồng thời là người nhận trong một biên bản."
    return reason


def may_hand_over_parcel(duties: Duties, dossier: "Dossier") -> str | None:
    """A clerk of the desk, when the result is there and no parcel of it is on its way."""
    reason = may_act_at(duties, dossier.desk)
    if reason is None and dossier.is_part:
        return f"Kết quả phần việc được trả cùng hồ sơ liên thông {dossier.parent_link.parent.code}."
    if reason is None and State(dossier.state) is not State.DONE:
        return "Chỉ giao bưu chính kết quả đã đóng dấu và chưa trả."
    if reason is None and any(not parcel.is_ended for parcel in dossier.parcels.all()):
        return "Kết quả của hồ sơ này đang được bưu chính chuyển phát."
    return reason


def may_carry(duties: Duties, parcel: "Parcel") -> str | None:
    """A postal officer of the desk takes what the clerk handed over."""
    reason = may_serve(duties, parcel.desk)
    if reason is None and ParcelState(parcel.state) is not ParcelState.HANDED_OVER:
        return f"Bưu gửi {parcel.label_no} đang ở trạng thái “{parcel.state_name}” nên không ký nhận được nữa."
    if reason is None and parcel.hand_over_id:
        return f"Bưu gửi {parcel.label_no} nằm trong một biên bản giao kết quả; ký nhận ở biên bản đó."
    return reason


def may_attempt(duties: Duties, parcel: "Parcel") -> str | None:
    """A postal officer of the desk, with the parcel on its way."""
    reason = may_serve(duties, parcel.desk)
    if reason is None and ParcelState(parcel.state) not in {ParcelState.IN_TRANSIT, ParcelState.ATTEMPTED}:
        return f"Bưu gửi {parcel.label_no} đang ở trạng thái “{parcel.state_name}” nên không phát được."
    return reason


def may_deliver(duties: Duties, parcel: "Parcel") -> str | None:
    """Like an invitation: the parcel is on its way."""
    return may_attempt(duties, parcel)


def may_bring_back(duties: Duties, parcel: "Parcel") -> str | None:
    """After the invitations the law asks for."""
    return may_attempt(duties, parcel) or why_not_bring_back(parcel.attempts.count())


def may_report_loss(duties: Duties, parcel: "Parcel") -> str | None:
    """Whoever serves or works at the desk, until the parcel has ended."""
    reason = may_serve(duties, parcel.desk) and may_act_at(duties, parcel.desk)
    if reason is None and parcel.is_ended:
        return f"Bưu gửi {parcel.label_no} đang ở trạng thái “{parcel.state_name}” nên không báo thất lạc được."
    return reason
