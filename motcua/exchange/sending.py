"""Emptying the outbox: whole dossiers one by one, lines of progress in packs; the order within a dossier is kept."""

from collections.abc import Sequence
from datetime import datetime

from motcua.clients.national_portal.portal import PACK, Answer, NationalPortal, Service, Unavailable
from motcua.exchange.actions.mark_told import mark_told
from motcua.exchange.actions.mark_untold import mark_untold
from motcua.exchange.models import Outbound
from motcua.exchange.queries import due_to_tell

ROUNDS = 100


def empty_outbox(portal: NationalPortal, *, at: datetime) -> int:
    """Tell the portal what waits; how many messages it acknowledged. A silent portal is left alone until the next time."""
    told = 0
    for _ in range(ROUNDS):
        heads = due_to_tell(at)
        if not heads:
            break
        try:
            told += _tell(portal, heads, at)
        except Unavailable:
            break
    return told


def _tell(portal: NationalPortal, heads: Sequence[Outbound], at: datetime) -> int:
    told = 0
    progress = [row for row in heads if row.service == Service.PROGRESS]
    for row in heads:
        if row.service == Service.SYNC:
            told += _send(portal, [row], at)
    for start in range(0, len(progress), PACK):
        pack = progress[start : start + PACK]
        told += _send(portal, pack, at)
    return told


def _send(portal: NationalPortal, rows: Sequence[Outbound], at: datetime) -> int:
    """Send rows of one service together; when the portal says no, each alone, to know which one it means."""
    answer = _ask(portal, rows, at)
    if answer.is_yes:
        return mark_told([row.pk for row in rows], by=None, at=at)
    if len(rows) > 1:
        return sum(_send(portal, [row], at) for row in rows)
    why = f"{answer.code}: {answer.message}" if answer.message else f"Mã lỗi {answer.code}"
    mark_untold(rows[0].pk, why=why, refused=True, by=None, at=at)
    return 0


def _ask(portal: NationalPortal, rows: Sequence[Outbound], at: datetime) -> Answer:
    """The answer; what the portal has already is sent as a change of it. Raises `Unavailable`, noted on the first row."""
    service, payloads = Service(rows[0].service), [row.payload for row in rows]
    try:
        answer = portal.send(service, payloads, updating=rows[0].updating)
        return portal.send(service, payloads, updating=True) if answer.is_known else answer
    except Unavailable as silent:
        mark_untold(rows[0].pk, why=str(silent), refused=False, by=None, at=at)
        raise
