"""A linked dossier as people read it: each part with its unit, how it stands, since when and by when.

The caller has found the dossier through the asker; what a part holds is told only to who may see the part.
"""

from dataclasses import dataclass
from datetime import datetime

from motcua.dossiers.linking import links_of, state_of
from motcua.dossiers.models import Dossier, Link, Result
from motcua.dossiers.models.dossier import DossierQuerySet
from motcua.dossiers.rules.linking import PART_STATE_NAMES, PartState
from motcua.files.models import Blob
from motcua.organisation.models import Agency
from motcua.organisation.rules.duties import Duties
from motcua.procedures.rules.forms import FormDefinition


@dataclass(frozen=True)
class PartView:
    """One part: `child` is its own dossier once it has begun, `code` that dossier's when the asker may open it."""

    position: int
    name: str
    unit: Agency | None
    state: PartState
    state_name: str
    since: datetime | None
    child: Dossier | None
    code: str
    waits_for: tuple[str, ...]
    why: str
    result: Result | None


def parts_of(whole: Dossier, duties: Duties | None = None) -> list[PartView]:
    """The parts of a linked dossier in their order; none of any other. `duties` say which may be opened."""
    links = links_of(whole)
    if not links:
        return []
    children = [link.child_id for link in links if link.child_id]
    seen = Dossier.objects.filter(pk__in=children).visible_to(duties) if duties else Dossier.objects.none()
    codes = dict(seen.values_list("pk", "code"))
    rows = Result.objects.select_related("sealed_blob").filter(dossier__in=children, sealed_at__isnull=False)
    results = {row.dossier_id: row for row in rows}
    names = {link.position: link.name for link in links}
    return [_view(link, names, codes.get(link.child_id or 0, ""), results.get(link.child_id or 0)) for link in links]


def _view(link: Link, names: dict[int, str], code: str, result: Result | None) -> PartView:
    state, child = state_of(link), link.child
    open_state = state is PartState.OPEN and child is not None
    return PartView(
        position=link.position,
        name=link.name,
        unit=child.unit if child else link.unit,
        state=state,
        state_name=child.state_name if open_state and child else PART_STATE_NAMES[state],
        since=link.dropped_at or (child and (child.settled_at or child.held_since)) or None,
        child=child,
        code=code,
        waits_for=tuple(names[need] for need in link.needs) if state is PartState.WAITING else (),
        why=_why(link, state),
        result=result,
    )


def _why(link: Link, state: PartState) -> str:
    """Why a part has no result: given up, or refused by its unit."""
    if state is not PartState.WITHOUT_RESULT:
        return ""
    return link.child.ending.reason if link.child else link.dropped_why


def part_result(whole: Dossier, position: int) -> Blob | None:
    """The sealed paper of a part; None while there is none."""
    rows = Result.objects.select_related("sealed_blob").filter(sealed_at__isnull=False)
    found = rows.filter(dossier__parent_link__parent=whole, dossier__parent_link__position=position).first()
    return found.sealed_blob if found else None


def followed_parts(duties: Duties) -> DossierQuerySet:
    """Parts the authority of the clerk's desk settles for dossiers of other desks, the earliest due first."""
    rows = Dossier.objects.followed_by(duties).unsettled()
    return rows.select_related("revision__procedure", "agency", "holder_agency", "holder_officer__user").order_by(
        "due_at"
    )


def whole_of(part: Dossier) -> Dossier | None:
    """The linked dossier a part belongs to; None for what people filed themselves."""
    return part.parent_link.parent if part.is_part else None


def declared_on(dossier: Dossier) -> FormDefinition:
    """The form the answers of a dossier were given on: a part holds a copy of what the whole declares."""
    return (whole_of(dossier) or dossier).revision.form_definition
