"""How opinions are asked for: electronic dossiers go to all at once, paper ones round in order (61/2018 art. 19)."""

IN_ORDER = "in_order"
ALL_AT_ONCE = "all_at_once"


def opens_now(*, turn: int, way: str) -> bool:
    """Whether the unit with this turn (1 is first) is asked at once."""
    return way == ALL_AT_ONCE or turn == 1


def next_turn(waiting: list[int]) -> int | None:
    """Whose turn comes when an opinion has arrived, of the turns not asked yet; None when nobody is left."""
    return min(waiting, default=None)
