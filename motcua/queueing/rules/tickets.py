"""What a ticket is and may become."""

from enum import StrEnum


class TicketState(StrEnum):
    """Where a ticket stands. `LEFT` is for ever: the person was called too often, or the day was over."""

    WAITING = "waiting"
    CALLED = "called"
    SERVED = "served"
    MISSED = "missed"
    LEFT = "left"


class PriorityReason(StrEnum):
    """Who is served before others (law on the elderly, on people with disabilities, on people with merit; custom)."""

    NONE = "none"
    ELDERLY = "elderly"
    DISABLED = "disabled"
    PREGNANT = "pregnant"
    MERIT = "merit"


class BookingState(StrEnum):
    """Where a booked hour stands."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    CANCELLED = "cancelled"
    LAPSED = "lapsed"


TICKET_STATE_NAMES = {
    TicketState.WAITING: "Đang chờ",
    TicketState.CALLED: "Đang gọi",
    TicketState.SERVED: "Đã đến quầy",
    TicketState.MISSED: "Vắng khi gọi",
    TicketState.LEFT: "Hết lượt",
}
PRIORITY_NAMES = {
    PriorityReason.NONE: "Không thuộc diện ưu tiên",
    PriorityReason.ELDERLY: "Người cao tuổi",
    PriorityReason.DISABLED: "Người khuyết tật",
    PriorityReason.PREGNANT: "Phụ nữ mang thai",
    PriorityReason.MERIT: "Người có công với cách mạng",
}
BOOKING_STATE_NAMES = {
    BookingState.BOOKED: "Đã đặt",
    BookingState.ARRIVED: "Đã đến",
    BookingState.CANCELLED: "Đã hủy",
    BookingState.LAPSED: "Không đến",
}
WAYS = {
    TicketState.WAITING: {TicketState.CALLED, TicketState.LEFT},
    TicketState.CALLED: {TicketState.CALLED, TicketState.SERVED, TicketState.MISSED, TicketState.LEFT},
    TicketState.MISSED: {TicketState.CALLED, TicketState.LEFT},
    TicketState.SERVED: set(),
    TicketState.LEFT: set(),
}


def after_missing(recalls: int, allowed: int) -> TicketState:
    """What a called person who does not come becomes: missed, until they were called back `allowed` times."""
    return TicketState.MISSED if recalls < allowed else TicketState.LEFT


def letter_of(index: int) -> str:
    """The letters on the tickets of the `index`-th series of a desk (from 0): A … Z, AA, AB …"""
    letters = ""
    while index >= 0:
        index, place = divmod(index, 26)
        letters = chr(ord("A") + place) + letters
        index -= 1
    return letters


def ticket_code(letter: str, number: int) -> str:
    """What is printed and called: A007; four digits when a day has a thousand."""
    return f"{letter}{number:03d}"
