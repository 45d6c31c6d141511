"""Reading dossiers: always through who asks. A stranger gets None, and the door answers 404."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import models

from motcua.dossiers.acts import Act as Act
from motcua.dossiers.acts import acts as acts
from motcua.dossiers.appointment import promise
from motcua.dossiers.milestones import Milestone as Milestone
from motcua.dossiers.milestones import milestones as milestones
from motcua.dossiers.milestones import steps_of as steps_of
from motcua.dossiers.models import Document, Dossier, DossierPaper, Draft, Result
from motcua.dossiers.models.dossier import DossierQuerySet
from motcua.dossiers.opening import open_first
from motcua.dossiers.proceedings import apology_of as apology_of
from motcua.dossiers.proceedings import checks_of as checks_of
from motcua.dossiers.proceedings import clock_of as clock_of
from motcua.dossiers.proceedings import consultation_for as consultation_for
from motcua.dossiers.proceedings import consultations_of as consultations_of
from motcua.dossiers.proceedings import consultations_to_answer as consultations_to_answer
from motcua.dossiers.proceedings import corrections_of as corrections_of
from motcua.dossiers.proceedings import differences as differences
from motcua.dossiers.proceedings import ending_of as ending_of
from motcua.dossiers.proceedings import hand_overs_of as hand_overs_of
from motcua.dossiers.proceedings import intervals_of as intervals_of
from motcua.dossiers.proceedings import needs_authorisation as needs_authorisation
from motcua.dossiers.proceedings import obligation_of as obligation_of
from motcua.dossiers.proceedings import pinnable as pinnable
from motcua.dossiers.proceedings import promises_of as promises_of
from motcua.dossiers.proceedings import read_for_opinion as read_for_opinion
from motcua.dossiers.proceedings import read_ledger as read_ledger
from motcua.dossiers.proceedings import replaced_paper as replaced_paper
from motcua.dossiers.proceedings import supplement_of as supplement_of
from motcua.dossiers.proceedings import supplements_of as supplements_of
from motcua.dossiers.representing import for_another
from motcua.dossiers.result_paper import ProposedRow, draft_paper, proposal_rows, proposed_values, title_of
from motcua.dossiers.rules.deadlines import Deadline
from motcua.dossiers.rules.states import ENDED, WAITING, State
from motcua.dossiers.searching import matching
from motcua.files.models import Blob
from motcua.journal.queries import Line, history
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import with_descendants
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.procedures.queries import deciding_for
from motcua.reference.queries import working_calendar

if TYPE_CHECKING:
    from motcua.accounts.models import User
    from motcua.organisation.models import Officer
    from motcua.procedures.models import Revision

_LIST_FIELDS = (
    "id",
    "code",
    "state",
    "channel",
    "regime",
    "applicant_name",
    "submitted_at",
    "received_at",
    "due_at",
    "due_on",
    "settled_at",
    "returned_at",
    "timeliness",
    "held_since",
    "holder_role",
    "agency__id",
    "agency__code",
    "revision__id",
    "revision__name",
    "revision__term_unit",
    "revision__procedure__id",
    "revision__procedure__code",
    "holder_agency__id",
    "holder_agency__name",
    "holder_agency__short_name",
    "holder_officer__id",
    "holder_officer__title",
    "holder_officer__user__id",
    "holder_officer__user__full_name",
)


def _listed(rows: DossierQuerySet) -> DossierQuerySet:
    related = ("revision__procedure", "agency", "holder_agency", "holder_officer__user")
    return rows.select_related(*related).only(*_LIST_FIELDS)


# What an officer may see


def for_officer(duties: Duties, code: str) -> Dossier | None:
    """One dossier by its code, if the officer may see it, may still take it back, or their desk took it in or follows it."""
    rows = Dossier.objects.filter(code=code)
    if found := open_first(rows.visible_to(duties)):
        return found
    others = (rows.recallable_by(duties), rows.taken_in_by(duties), rows.followed_by(duties))
    return open_first(rows) if any(one.exists() for one in others) else None


def worklist(duties: Duties, *, role: Role | None = None) -> DossierQuerySet:
    """What waits for this officer, the earliest due first; what has no appointment yet stands by its filing."""
    rows = Dossier.objects.waiting_for(duties)
    if role is not None:
        rows = rows.filter(holder_role=role.value)
    return _listed(rows).order_by("due_at", "submitted_at", "pk")


def unassigned(duties: Duties) -> DossierQuerySet:
    """Received dossiers of the officer's units that nobody works on yet, for the head who assigns."""
    units = duties.agencies(Role.LEADER)
    rows = Dossier.objects.filter(
        unit_id__in=units, state=State.RECEIVED, holder_role=Role.SPECIALIST, holder_officer__isnull=True
    )
    return _listed(rows).order_by("due_at")


def at_the_desk(duties: Duties, state: State) -> DossierQuerySet:
    """Dossiers of the clerk's desks in a state: those to receive by their filing, those to hand over by their end."""
    rows = Dossier.objects.open().filter(holder_role=Role.RECEIVER, state=state)
    rows = rows.filter(holder_agency_id__in=duties.agencies(Role.RECEIVER))
    return _listed(rows).order_by("held_since" if state is State.SUBMITTED else "settled_at")


def waiting_for_applicant(duties: Duties) -> DossierQuerySet:
    """Dossiers the officer may see that wait for the applicant: a supplement, or a financial obligation."""
    rows = Dossier.objects.visible_to(duties).filter(state__in=WAITING)
    return _listed(rows).order_by("held_since")


def received_between(duties: Duties, first: datetime, last: datetime) -> int:
    """How many dossiers the clerk's desks received from `first` to before `last`."""
    desks = duties.agencies(Role.RECEIVER)
    rows = Dossier.objects.whole().filter(desk_id__in=desks, received_at__gte=first, received_at__lt=last)
    return rows.filter(agency_id__in=deciding_for(desks)).count()


def to_sign(duties: Duties) -> DossierQuerySet:
    """Proposed results that wait for this leader's signature, the earliest due first."""
    return worklist(duties, role=Role.LEADER).filter(state=State.PROPOSED)


def to_seal(duties: Duties) -> DossierQuerySet:
    """Signed results that wait for this document clerk's seal."""
    return worklist(duties, role=Role.DOCUMENT_CLERK).filter(state=State.SIGNED)


def due_within(rows: DossierQuerySet, how: str, *, now: datetime) -> DossierQuerySet:
    """Of a list: `late` (appointment passed), `today`, `soon` (today and the two days after); all for another word."""
    today = day_in_vietnam(now)
    ranges = {"today": (today, today), "soon": (today, today + timedelta(days=2))}
    if how == "late":
        return rows.filter(models.Q(due_on__lt=today) | models.Q(due_at__lt=now))
    return rows.filter(due_on__range=ranges[how]) if how in ranges else rows


def visible(duties: Duties) -> DossierQuerySet:
    """Everything the officer may see, newest first."""
    return _listed(Dossier.objects.visible_to(duties)).order_by("-submitted_at")


def overseen(duties: Duties) -> DossierQuerySet:
    """For lists behind figures: what the officer may see, and what agencies below a leader settle.

    The head of a higher authority watches over the lower ones (Decree 61/2018/NĐ-CP arts 33-35), by code, state and
    day: a row that is not `own` is shown without the applicant and cannot be opened.
    """
    below = with_descendants(duties.agencies(Role.LEADER))
    return _listed(Dossier.objects.overseen_by(duties, below))


def find(duties: Duties, text: str, *, limit: int = 20) -> list[Dossier]:
    """Dossiers the officer may see whose code, identity number or applicant's name begins with `text`.

    By its whole code also one they only follow or may take back.
    """
    said = matching(text)
    if said is None:
        return []
    rows = Dossier.objects.visible_to(duties).filter(said)
    found = list(_listed(rows).order_by("-submitted_at")[:limit])
    other = for_officer(duties, text.strip().upper()) if not found else None
    return [other] if other else found


def appointment_if_received(revision: "Revision", agency_code: str, *, at: datetime) -> Deadline:
    """The appointment a clerk would promise at `at`, shown before anything is filed."""
    return promise(revision, working_calendar(agency_code), at=at)


# What a dossier holds; the caller has found the dossier through the asker


def papers_of(dossier: Dossier) -> list[DossierPaper]:
    """The papers of a dossier with their files, without those a supplement replaced."""
    return list(dossier.papers.current().select_related("blob").order_by("id"))


def superseded_papers_of(dossier: Dossier) -> list[DossierPaper]:
    """The papers a supplement has replaced, kept for the difference."""
    return list(dossier.papers.filter(superseded_at__isnull=False).select_related("blob").order_by("id"))


def result_of(dossier: Dossier) -> Result | None:
    """The result of a dossier, from its proposal on."""
    rows = Result.objects.select_related(
        "proposed_by__user", "signed_by__user", "sealed_by__user", "signed_blob", "sealed_blob"
    )
    return rows.filter(dossier=dossier).first()


def proposal_of(dossier: Dossier) -> list[ProposedRow]:
    """The lines of the result a specialist may correct, proposed from what was filed."""
    return proposal_rows(dossier)


def with_proposed(dossier: Dossier, typed: dict[str, str]) -> dict[str, str]:
    """Everything the result paper would be set from: the filed answers, corrected by what was typed."""
    return {**proposed_values(dossier), **typed}


def draft_of_result(dossier: Dossier, values: dict[str, str], *, leader: "Officer | None", at: datetime) -> bytes:
    """The result as it would be set now, without number or signature: a PDF that is kept nowhere."""
    return draft_paper(dossier, values, title=title_of(dossier), leader=leader, at=at)


def history_of(dossier: Dossier) -> list[Line]:
    """The journal of a dossier, oldest first."""
    return history("dossier", dossier.pk)


def document_of(dossier: Dossier, kind: Document.Kind) -> Blob | None:
    """The last form of a kind already made; None while it is being prepared."""
    rows = Document.objects.select_related("blob").filter(dossier=dossier, kind=kind)
    document = rows.order_by("-turn").first()
    return document.blob if document else None


def filing_receipt_of(dossier: Dossier) -> Blob | None:
    """The confirmation of an online filing; None while it is being prepared."""
    return document_of(dossier, Document.Kind.FILING)


def receipt_of(dossier: Dossier) -> Blob | None:
    """Form 01, the receipt with its appointment; None while it is being prepared."""
    return document_of(dossier, Document.Kind.RECEIPT)


# What a citizen may see


def of_citizen(user: "User") -> Sequence[Dossier]:
    """The citizen's own dossiers, newest first."""
    rows = Dossier.objects.whole().filter(applicant__user=user)
    return list(_listed(rows).order_by("-submitted_at")[:200])


def for_citizen(user: "User", code: str) -> Dossier | None:
    """One of the citizen's own dossiers."""
    return open_first(Dossier.objects.whole().filter(applicant__user=user, code=code))


def drafts_of(user: "User") -> list[Draft]:
    """The citizen's unfiled applications, newest first."""
    rows = Draft.objects.filter(owner=user).select_related("revision__procedure", "competence__agency")
    return list(rows.order_by("-updated_at"))


def draft_of(user: "User", draft_id: UUID) -> Draft | None:
    """One of the citizen's own drafts."""
    rows = Draft.objects.select_related(
        "revision__procedure", "revision__field", "competence__agency", "competence__desk"
    ).prefetch_related("papers__upload__blob")
    return rows.annotate(for_another=for_another()).filter(owner=user, pk=draft_id).first()


def filed_from(user: "User", draft_id: UUID) -> Dossier | None:
    """The citizen's dossier that was filed from a draft."""
    return Dossier.objects.filter(applicant__user=user, filing_key=draft_id).first()


# What anybody may see


def issued_paper(verification_code: str) -> Result | None:
    """A sealed result by the code in its QR."""
    rows = Result.objects.select_related("dossier__agency", "dossier__revision", "sealed_blob")
    return rows.filter(verification_code=verification_code, sealed_at__isnull=False).first()


# For tools of administrators and for what follows from a fact


def by_code(code: str) -> Dossier | None:
    """Any dossier, for the administrator at the machine itself (command line)."""
    return open_first(Dossier.objects.filter(code=code))


def by_id(dossier_id: int) -> Dossier:
    """Any dossier, for what follows from a recorded fact."""
    dossier = open_first(Dossier.objects.filter(pk=dossier_id))
    if dossier is None:
        raise Dossier.DoesNotExist(dossier_id)
    return dossier


def due_today(duties: Duties, *, on: date) -> DossierQuerySet:
    """Unsettled dossiers the officer may see whose appointment is today."""
    return _listed(Dossier.objects.visible_to(duties).unsettled().filter(due_on=on)).order_by("due_at")


def is_settled(dossier: Dossier) -> bool:
    """Whether the settling is over, so that the citizen may rate it."""
    return State(dossier.state) in ENDED


def count_at_risk(places: frozenset[int] | None, *, on: date) -> int:
    """How many dossiers of these agencies (None: of all) are due on a day without a proposed result: a number only."""
    rows = Dossier.objects.whole().filter(due_on=on, settled_at__isnull=True)
    rows = rows.filter(state__in=[State.RECEIVED, State.PROCESSING])
    if places is not None:
        rows = rows.filter(models.Q(agency_id__in=places) | models.Q(unit_id__in=places))
    return rows.count()


def is_returned(dossier: Dossier) -> bool:
    """Whether the result is in the applicant's hands."""
    return State(dossier.state) is State.RETURNED
