"""Paper files between a desk and the units: what has to leave, by when, and the slips they leave with.

An electronic dossier is with the unit the moment it is received (Decree 118/2025 art. 18.1); what people handed in on
paper follows the same day, or in the first hours of the next working day (art. 18.2).
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from motcua.dossiers.letterheads import agency_office
from motcua.dossiers.models import Dossier, DossierPaper, PaperSlip, PaperSlipLine
from motcua.dossiers.models.dossier import Channel, DossierQuerySet
from motcua.dossiers.rules.deadlines import leave_by
from motcua.kernel.worktime import WorkingCalendar
from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.papers.form_names import FormKey, form_name
from motcua.papers.hand_over import HandedDossier, HandOver, Side, render_hand_over
from motcua.reference.queries import limits_of, working_calendar
from motcua.reference.rules.limits import LimitKey, Limits

_LONG_AGO = timedelta(days=60)
_ESCALATED_WITHIN = timedelta(days=3)


@dataclass
class LeaveBy:
    """When the papers of received dossiers have to be with their units; regimes and calendars are read once a page."""

    _limits: dict[str, Limits] = field(default_factory=dict)
    _calendars: dict[str, WorkingCalendar] = field(default_factory=dict)

    def of(self, dossier: Dossier) -> datetime | None:
        """None before reception."""
        if dossier.received_at is None:
            return None
        if dossier.regime not in self._limits:
            self._limits[dossier.regime] = limits_of(dossier.regime)
        agency = dossier.agency.code
        if agency not in self._calendars:
            self._calendars[agency] = working_calendar(agency)
        cut_off = self._limits[dossier.regime].hour(LimitKey.TRANSFER_CUT_OFF)
        return leave_by(dossier.received_at, cut_off, self._calendars[agency])


def papers_to_hand_over(duties: Duties, *, now: datetime) -> DossierQuerySet:
    """What the clerk's desks received on paper and no unit has the papers of, the oldest first."""
    return _lying(now).filter(desk_id__in=duties.agencies(Role.RECEIVER))


def papers_left_behind(*, now: datetime) -> list[tuple[int, datetime]]:
    """Dossiers whose papers lie at the desk past their moment, with that moment; old ones were reported then."""
    found, moments = [], LeaveBy()
    for dossier in _lying(now).filter(received_at__gte=now - _ESCALATED_WITHIN - timedelta(days=7)):
        until = moments.of(dossier)
        if until and now - _ESCALATED_WITHIN < until < now:
            found.append((dossier.pk, until))
    return found


def _lying(now: datetime) -> DossierQuerySet:
    sheets = DossierPaper.objects.current().filter(Q(originals__gt=0) | Q(copies__gt=0), dossier=OuterRef("pk"))
    rows = Dossier.objects.unsettled().filter(submitted_at__gte=now - _LONG_AGO).exclude(channel=Channel.ONLINE)
    rows = rows.filter(Exists(sheets)).exclude(paper_slip_lines__missing=False)
    return rows.select_related("revision", "agency", "unit", "desk").order_by("received_at", "id")


def slips_of_gesture(duties: Duties, key: UUID) -> list[PaperSlip]:
    """The slips one gesture of the clerk made, each with its lines."""
    return list(_slips().filter(key=key, desk_id__in=duties.agencies(Role.RECEIVER)))


def slips_given(duties: Duties) -> QuerySet[PaperSlip]:
    """The slips of the clerk's desks, the newest first."""
    return _slips().filter(desk_id__in=duties.agencies(Role.RECEIVER))


def slips_for(duties: Duties) -> QuerySet[PaperSlip]:
    """The slips on their way to the officer's units and those taken there, what waits first."""
    units = duties.agencies(Role.SPECIALIST, Role.LEADER)
    return _slips().filter(unit_id__in=units).order_by("taken_at", "-id").reverse()


def slip_seen_by(duties: Duties, slip_id: int) -> PaperSlip | None:
    """A slip of the clerk's desk or of the officer's unit."""
    desks, units = duties.agencies(Role.RECEIVER), duties.agencies(Role.SPECIALIST, Role.LEADER)
    return _slips().filter(Q(desk_id__in=desks) | Q(unit_id__in=units), pk=slip_id).first()


def _slips() -> QuerySet[PaperSlip]:
    rows = PaperSlip.objects.select_related("desk", "unit", "given_by__user", "taken_by__user").order_by("-id")
    return rows.prefetch_related("lines__dossier__revision")


def slip_of(dossier: Dossier) -> PaperSlipLine | None:
    """The line of the slip a dossier's papers left with."""
    rows = PaperSlipLine.objects.filter(dossier=dossier, missing=False)
    return rows.select_related("slip__desk", "slip__unit", "slip__given_by__user", "slip__taken_by__user").first()


def slip_pdf(slip: PaperSlip) -> bytes:
    """The slip as a paper with room for both signatures: the same slip, the same bytes until it is taken."""
    lines = list(slip.lines.select_related("dossier__revision").order_by("id"))
    taker = slip.taken_by.full_name if slip.taken_by else ""
    return render_hand_over(
        HandOver(
            form=form_name(lines[0].dossier.regime, FormKey.HAND_OVER, no=slip.number, desk=slip.desk.name),
            office=agency_office(slip.desk),
            giver=Side(slip.desk.name, slip.given_by.full_name, slip.given_by.title),
            taker=Side(slip.unit.name, taker),
            handed_at=slip.given_at,
            dossiers=tuple(_handed(line) for line in lines),
        )
    )


def _handed(line: PaperSlipLine) -> HandedDossier:
    dossier = line.dossier
    counted = [(paper.originals, paper.copies) for paper in dossier.papers.current()]
    sorts = ((sum(one for one, _ in counted), "bản chính"), (sum(two for _, two in counted), "bản sao"))
    papers = ", ".join(f"{count} {sort}" for count, sort in sorts if count)
    note = "không có trong lần giao" if line.missing else line.word
    name, who = dossier.revision.name, dossier.applicant_name
    return HandedDossier(dossier.code, name, who, papers, dossier.due_at, note=note)
