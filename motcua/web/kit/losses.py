"""The report of a loss as the doors of the Post and of the desk ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from motcua.kernel.refusals import Refused
from motcua.postal.ledger import Loss

if TYPE_CHECKING:
    from django.http import QueryDict

LOSS_FIELDS = ("hoan_canh", "khac_phuc", "chi_phi")


def read_loss(post: QueryDict) -> Loss:
    """What was typed. Raises Refused when the cost is not a sum in đồng."""
    cost = post.get("chi_phi", "").replace(".", "").strip() or "0"
    if not (cost.isascii() and cost.isdigit() and len(cost) < 12):
        raise Refused("Chi phí làm lại là số đồng, ví dụ 30.000.")
    return Loss(post.get("hoan_canh", ""), post.get("khac_phuc", ""), int(cost))
