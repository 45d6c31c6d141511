"""What follows from facts about a linked dossier and its parts; `reactions` says from which. Each is harmless twice."""

from datetime import datetime

from motcua.dossiers.actions.deliver_part import deliver_part
from motcua.dossiers.actions.drop_part import drop_part
from motcua.dossiers.actions.end_part import end_part
from motcua.dossiers.actions.link_parts import link_parts
from motcua.dossiers.actions.open_part import open_part
from motcua.dossiers.actions.pause_part import pause_part
from motcua.dossiers.actions.restart_part import restart_part
from motcua.dossiers.linking import parts_running, parts_to_drop, parts_to_open
from motcua.dossiers.queries import by_id
from motcua.journal.events import read_sentence
from motcua.journal.models import Entry
from motcua.kernel.worktime import day_in_vietnam
from motcua.notifications.actions import tell
from motcua.organisation.queries import officers_at
from motcua.organisation.rules.kinds import Role


def begin_parts(entry: Entry) -> None:
    """A dossier of a linked procedure was received: its parts are written down; received again, they start anew."""
    link_parts(entry.subject_id, at=entry.at)
    whole = by_id(entry.subject_id)
    for part in parts_running(whole):
        restart_part(part.pk, at=whole.term_from or entry.at)
    _advance(entry.subject_id, entry.at)


def pause_parts(entry: Entry) -> None:
    """The applicant has to put the whole right: what its units work on stands too."""
    for part in parts_running(by_id(entry.subject_id)):
        pause_part(part.pk, at=entry.at)


def end_parts(entry: Entry) -> None:
    """The whole has ended without a result: what its units have not decided ends with it."""
    for part in parts_running(by_id(entry.subject_id)):
        end_part(part.pk, at=entry.at)
    _advance(entry.subject_id, entry.at)


def give_to_whole(entry: Entry) -> None:
    """The sealed result of a part stands with the whole."""
    deliver_part(entry.subject_id, at=entry.at)


def go_on_with_parts(entry: Entry) -> None:
    """A part is over: its head and holder of the whole know, what waited for it begins, what waited in vain is dropped."""
    part = by_id(entry.subject_id)
    if not part.is_part:
        return
    whole = by_id(part.parent_link.parent_id)
    text = f"Hồ sơ liên thông {whole.code}, phần “{part.parent_link.name}”: {read_sentence(entry.kind, entry.data)}"
    on = day_in_vietnam(entry.at)
    people = {one.pk: one for one in officers_at({whole.unit_id}, Role.LEADER, on=on)}
    if whole.holder_officer:
        people[whole.holder_officer.pk] = whole.holder_officer
    for officer in people.values():
        tell(entry.pk, officer.user_id, text, f"/ban-lam-viec/ho-so/{whole.code}/", at=entry.at)
    _advance(whole.pk, entry.at)


def _advance(whole_id: int, at: datetime) -> None:
    for link, _ in parts_to_drop(by_id(whole_id)):
        drop_part(link.pk, at=at)
    for link in parts_to_open(by_id(whole_id)):
        open_part(link.pk, at=at)


def tell_worker(entry: Entry) -> None:
    """A message to the officer who works on it, when somebody does: nothing is asked of them."""
    dossier = by_id(entry.subject_id)
    text = f"Hồ sơ {dossier.code}: {read_sentence(entry.kind, entry.data)}"
    if dossier.holder_officer:
        tell(entry.pk, dossier.holder_officer.user_id, text, f"/ban-lam-viec/ho-so/{dossier.code}/", at=entry.at)
