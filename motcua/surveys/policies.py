"""When a dossier may be rated."""

from motcua.dossiers.models import Dossier
from motcua.dossiers.rules.states import State


def may_rate(dossier: Dossier) -> str | None:
    """Once, after the result was returned."""
    if dossier.is_part:
        return "Ông/bà đánh giá hồ sơ liên thông, không đánh giá từng phần việc."
    if State(dossier.state) is not State.RETURNED:
        return "Ông/bà đánh giá được sau khi đã nhận kết quả."
    return None
