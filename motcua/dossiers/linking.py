"""What the acts on a linked dossier and its parts share: how the parts stand, who settles one, what it is given.

Actions call it inside their own transaction, with the row of the whole locked.
"""

from datetime import datetime
from typing import TYPE_CHECKING

from motcua.dossiers.consulting import way_of
from motcua.dossiers.models import Dossier, DossierPaper, Link, Result
from motcua.dossiers.rules.consulting import IN_ORDER
from motcua.dossiers.rules.linking import PartStanding, PartState, hopeless, outstanding, part_state, ready
from motcua.dossiers.rules.states import ENDED, State
from motcua.kernel.worktime import day_in_vietnam
from motcua.procedures.queries import competence_beside, linked_parts, was_ever_linked

if TYPE_CHECKING:
    from motcua.procedures.models import Competence


def links_of(whole: Dossier) -> list[Link]:
    """The parts of a linked dossier in their order; none of one that is not linked."""
    return list(whole.parts.select_related("child__agency", "child__unit", "unit", "procedure").order_by("position"))


def state_of(link: Link) -> PartState:
    """How a part stands."""
    child = State(link.child.state) if link.child else None
    return part_state(child, dropped=link.dropped_at is not None)


def standings(links: list[Link]) -> list[PartStanding]:
    """The parts as values for the rules."""
    return [PartStanding(link.position, tuple(link.needs), state_of(link)) for link in links]


def parts_to_open(whole: Dossier) -> list[Link]:
    """The parts that may begin now: electronic ones all at once, paper ones as the dossier goes round."""
    links = links_of(whole)
    if not links or State(whole.state) in ENDED:
        return []
    now = ready(standings(links), in_order=way_of(whole) == IN_ORDER)
    return [link for link in links if link.position in now]


def parts_to_drop(whole: Dossier) -> list[tuple[Link, str]]:
    """The parts that will never begin, each with the reason."""
    links = links_of(whole)
    names = {link.position: link.name for link in links}
    never = hopeless(standings(links))
    found = [
        (link, "phần việc “" + "”, “".join(names[need] for need in link.needs) + "” không có kết quả")
        for link in links
        if link.position in never
    ]
    if State(whole.state) in ENDED:
        found += [(link, "hồ sơ liên thông đã kết thúc") for link in links if state_of(link) is PartState.WAITING]
    nobody = [link for link in links if link.unit is None and state_of(link) is PartState.WAITING]
    return found + [(link, "chưa xác định được đơn vị có thẩm quyền giải quyết") for link in nobody]


def parts_running(whole: Dossier) -> list[Dossier]:
    """The dossiers of the parts that have begun and are not over, nothing signed in them yet."""
    undecided = [State.RECEIVED, State.PROCESSING, State.WAIT_PAYMENT, State.PROPOSED]
    return list(Dossier.objects.filter(parent_link__parent=whole, state__in=undecided).order_by("pk"))


def why_not_decided(whole: Dossier) -> str | None:
    """Why the result of a linked dossier may not be proposed yet: which units it waits for. None for any other."""
    if whole.is_part or not was_ever_linked(whole.revision.procedure_id):
        return None
    links, on = links_of(whole), day_in_vietnam(whole.received_at or whole.submitted_at)
    if not links and linked_parts(whole.revision.procedure.code, on=on):
        return "Các phần việc liên thông của hồ sơ đang được lập; hãy thử lại sau ít phút."
    waiting = outstanding(standings(links))
    if not waiting:
        return None
    named = [
        f"“{link.name}”" + (f" ({link.unit.name})" if link.unit else "") for link in links if link.position in waiting
    ]
    return f"Chưa trình kết quả được vì còn chờ phần việc liên thông: {'; '.join(named)}."


def settling(link: Link, whole: Dossier, *, at: datetime) -> "Competence | None":
    """Who settles a part on the day it begins; the desk that received the whole stays the one that follows it."""
    found = competence_beside(link.procedure.code, whole.agency, on=day_in_vietnam(at))
    if found is not None:
        found.desk = whole.desk
    return found


def ready_since(link: Link, whole: Dossier, at: datetime) -> datetime:
    """When a part could begin: not before the whole was received and the results it needs were there."""
    given = [one.child.returned_at for one in links_of(whole) if one.child and one.position in link.needs]
    return max(moment for moment in (at, whole.term_from, *given) if moment)


def hand_papers(whole: Dossier, link: Link, child: Dossier) -> None:
    """Give a part the papers of the whole that its procedure asks for, and the results it needs."""
    asked = {paper.key for paper in child.revision.paper_list}
    copied = [_copy(paper, child) for paper in whole.papers.current().order_by("id") if paper.key in asked]
    results = Result.objects.filter(
        dossier__parent_link__parent=whole, dossier__parent_link__position__in=link.needs, sealed_at__isnull=False
    )
    for result in results.select_related("sealed_blob").order_by("dossier__parent_link__position"):
        name = f"Kết quả: {result.title} (số {result.number})"
        copied.append(
            DossierPaper(
                dossier=child, key="ket-qua", name=name[:400], file_name="ket-qua.pdf", blob=result.sealed_blob,
                signature="valid",
            )
        )  # fmt: skip
    DossierPaper.objects.bulk_create(copied)


def _copy(paper: DossierPaper, child: Dossier) -> DossierPaper:
    return DossierPaper(
        dossier=child,
        key=paper.key,
        name=paper.name,
        file_name=paper.file_name,
        blob_id=paper.blob_id,
        originals=paper.originals,
        copies=paper.copies,
        signature=paper.signature,
    )
