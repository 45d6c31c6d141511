"""Reading the registry. It is public (Decree 63/2010/NĐ-CP art. 17): what is published needs no asker."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db.models import Case, Func, IntegerField, Max, Q, QuerySet, When

from motcua.journal.queries import foundations
from motcua.organisation.models import Agency
from motcua.procedures.models import Competence, Field, LinkedGroup, LinkedPart, OnlineService, Procedure, Revision
from motcua.procedures.rules.online import OnlineLevel
from motcua.procedures.rules.search import CatalogueEntry, CatalogueIndex, Hit
from motcua.reference.queries import filing_terms_as_of
from motcua.reference.rules.portal import Portal

LEVELS: list[tuple[str, str]] = [(str(value), str(label)) for value, label in Procedure.Level.choices]
_LARGE = ("form", "papers", "steps", "details", "legal_basis")


class JSONBArrayLength(Func):
    """How many items a JSON list holds."""

    function = "jsonb_array_length"
    output_field = IntegerField()


def _valid(on: date) -> Q:
    return Q(valid_from__lte=on) & (Q(valid_to__isnull=True) | Q(valid_to__gte=on))


def in_force(on: date) -> QuerySet[Revision]:
    """The published revisions in force on a day, with procedure and field, by name."""
    return Revision.objects.in_force(on).select_related("procedure", "field").order_by("name")


def listed(on: date) -> QuerySet[Revision]:
    """The same for lists: without the forms, papers and steps, which are large."""
    return in_force(on).defer(*_LARGE)


def best_known(on: date, *, limit: int) -> list[Revision]:
    """What people come for most: the procedures filed online that have the most everyday names, best known first."""
    online = OnlineService.objects.filter(_valid(on)).exclude(level=OnlineLevel.NONE.value).values("procedure_id")
    rows = listed(on).filter(procedure_id__in=online).annotate(names=JSONBArrayLength("aliases")).filter(names__gt=0)
    return list(rows.order_by("-names", "name")[:limit])


def revision_of(procedure_code: str, *, on: date) -> Revision | None:
    """What a procedure says on a day."""
    return in_force(on).filter(procedure__code=procedure_code).first()


def revisions_named(codes: list[str], *, on: date) -> list[Revision]:
    """The revisions in force of these procedures, in the order of the codes."""
    found = {row.procedure.code: row for row in in_force(on).filter(procedure__code__in=codes)}
    return [found[code] for code in codes if code in found]


def revisions_of(procedure_code: str) -> list[Revision]:
    """Every revision of a procedure, newest first."""
    rows = Revision.objects.filter(procedure__code=procedure_code).select_related("procedure", "field")
    return list(rows.order_by("-number"))


def competences_of(procedure_code: str, *, on: date) -> list[Competence]:
    """Who settles a procedure on a day, by the authority's name."""
    rows = Competence.objects.filter(_valid(on), procedure__code=procedure_code)
    return list(rows.select_related("agency", "unit", "desk", "procedure").order_by("agency__name"))


def competence_for(procedure_code: str, agency_code: str, *, on: date) -> Competence | None:
    """The competence of one authority for a procedure."""
    rows = Competence.objects.filter(_valid(on), procedure__code=procedure_code, agency__code=agency_code)
    return rows.select_related("agency", "unit", "desk", "procedure").first()


@dataclass(frozen=True)
class Ground:
    """What filing stands on: who settles a procedure, what it says, its online level, the regime, the portal's mode.

    Shared, never changed.
    """

    competence: Competence
    revision: Revision
    level: OnlineLevel | None
    regime: str
    portal: Portal


def ground_of(procedure_code: str, agency_code: str, *, on: date, stamp: str = "") -> Ground | None:
    """The competence of one authority with the revision in force and the online level; None when it lacks either.

    Read once and kept as long as no fact about agencies or procedures is recorded: `stamp` is of these foundations,
    when the caller has just read it.
    """
    return _ground(procedure_code, agency_code, on, stamp or foundations())


@lru_cache(maxsize=4096)
def _ground(procedure_code: str, agency_code: str, on: date, stamp: str) -> Ground | None:
    competence = competence_for(procedure_code, agency_code, on=on)
    row = competence.procedure.revisions.in_force(on).values_list("pk").first() if competence else None
    if competence is None or row is None:
        return None
    level, terms = online_level_on(procedure_code, on=on), filing_terms_as_of(on, stamp)
    return Ground(competence, _published(row[0]), level, terms.regime, terms.portal)


@lru_cache(maxsize=512)
def _published(revision_id: int) -> Revision:
    return Revision.objects.select_related("procedure").get(pk=revision_id)


@lru_cache(maxsize=512)
def revision_as_of(revision_id: int, stamp: str) -> Revision:
    """A published revision with procedure and field, for who has just read the stamp. Shared, never changed."""
    return Revision.objects.select_related("procedure", "field").get(pk=revision_id)


def competence_at_desk(procedure_code: str, desk_code: str, *, on: date) -> Competence | None:
    """The competence whose dossiers a desk receives."""
    rows = Competence.objects.filter(_valid(on), procedure__code=procedure_code, desk__code=desk_code)
    return rows.select_related("agency", "unit", "desk", "procedure").first()


def received_at(desk: Agency, *, on: date) -> QuerySet[Revision]:
    """The procedures a desk receives, by name."""
    codes = Competence.objects.filter(_valid(on), desk=desk).values("procedure_id")
    return in_force(on).filter(procedure_id__in=codes)


def received_at_desks(desk_ids: Collection[int], *, on: date) -> dict[str, Competence]:
    """Procedure code to the competence whose dossiers one of the desks receives."""
    rows = Competence.objects.filter(_valid(on), desk_id__in=desk_ids).select_related(
        "agency", "unit", "desk", "procedure"
    )
    return {row.procedure.code: row for row in rows.order_by("-id")}


def settled_somewhere(*, on: date) -> set[str]:
    """The codes of the procedures that some authority settles on a day."""
    return set(Competence.objects.filter(_valid(on)).values_list("procedure__code", flat=True).distinct())


def deciding_for(desk_ids: Collection[int]) -> QuerySet[Competence, int]:
    """Ids of the authorities whose dossiers the desks receive or have received."""
    return Competence.objects.filter(desk_id__in=desk_ids).values_list("agency_id", flat=True).distinct()


def online_level_on(procedure_code: str, *, on: date) -> OnlineLevel | None:
    """The online level of a procedure; None when it is not offered as an online service."""
    service = service_of(procedure_code, on=on)
    return OnlineLevel(service.level) if service else None


def service_of(procedure_code: str, *, on: date) -> OnlineService | None:
    """The online service of a procedure with its reason."""
    return OnlineService.objects.filter(_valid(on), procedure__code=procedure_code).first()


def online_levels(on: date) -> dict[int, OnlineLevel]:
    """Procedure id to online level, for every offered service."""
    return {
        row[0]: OnlineLevel(row[1])
        for row in OnlineService.objects.filter(_valid(on)).values_list("procedure_id", "level")
    }


def counts_by_level(on: date) -> dict[str, int]:
    """How many procedures in force at each level of government."""
    found = Counter(in_force(on).values_list("procedure__level", flat=True))
    return {level: found.get(level, 0) for level in Procedure.Level.values}


def counts_by_online_level(on: date) -> dict[OnlineLevel, int]:
    """How many procedures in force are offered at each online level."""
    found = Counter(
        OnlineService.objects.filter(_valid(on), procedure__in=in_force(on).values("procedure_id")).values_list(
            "level", flat=True
        )
    )
    return {level: found.get(level.value, 0) for level in OnlineLevel}


def fields(on: date) -> list[Field]:
    """Fields with at least one procedure in force, by name."""
    return list(Field.objects.filter(pk__in=in_force(on).values("field_id")).order_by("name"))


def search(text: str, *, on: date, limit: int = 20) -> list[Hit]:
    """Procedures in force for what a person types: unaccented, abbreviated, misspelt. Best first."""
    newest = Revision.objects.aggregate(Max("id"), Max("effective_to"))
    return _index(on, newest["id__max"], newest["effective_to__max"]).search(text, limit=limit)


@lru_cache(maxsize=2)
def _index(on: date, newest: int | None, closed: date | None) -> CatalogueIndex:
    return CatalogueIndex(
        CatalogueEntry(code=row.procedure.code, name=row.name, field=row.field.name, aliases=tuple(row.aliases))
        for row in listed(on)
    )


def catalogue(
    on: date, *, text: str = "", level: str = "", field: str = "", online: str = "", assumed: str = ""
) -> QuerySet[Revision]:
    """Revisions in force for a list, narrowed; best first with a text, else by name.

    `online` is a level or "no" (not an online service), `assumed` the name of a value.
    """
    rows = listed(on)
    if text:
        rows = _best_first(rows, [hit.code for hit in search(text, on=on, limit=40)])
    if level:
        rows = rows.filter(procedure__level=level)
    if field:
        rows = rows.filter(field__code=field)
    if assumed:
        rows = rows.filter(assumed__contains=[assumed])
    services = OnlineService.objects.filter(_valid(on))
    if online == "no":
        rows = rows.exclude(procedure_id__in=services.values("procedure_id"))
    elif online:
        rows = rows.filter(procedure_id__in=services.filter(level=online).values("procedure_id"))
    return rows


def _best_first(rows: QuerySet[Revision], codes: list[str]) -> QuerySet[Revision]:
    """Only these procedures, in the order of the codes."""
    places = [When(procedure__code=code, then=place) for place, code in enumerate(codes)]
    found = rows.filter(procedure__code__in=codes)
    return found.order_by(Case(*places, default=len(codes), output_field=IntegerField()), "name")


# Linked procedures


def linked_parts(procedure_code: str, *, on: date) -> list[LinkedPart]:
    """The parts a procedure is made of on a day, in their order; none for one that is not linked."""
    group = LinkedGroup.objects.filter(_valid(on), procedure__code=procedure_code).order_by("-valid_from").first()
    return list(group.parts.select_related("procedure", "group").order_by("position")) if group else []


def was_ever_linked(procedure_id: int) -> bool:
    """Whether a procedure is or was made of parts: what the dossiers of any other never need to ask."""
    return LinkedGroup.objects.filter(procedure_id=procedure_id).exists()


def competence_beside(procedure_code: str, agency: Agency, *, on: date) -> Competence | None:
    """Who settles a part of what `agency` decides: the same authority, else the one above it, else the only one."""
    rows = Competence.objects.filter(_valid(on), procedure__code=procedure_code).select_related(
        "agency", "unit", "desk", "procedure"
    )
    found = {row.agency_id: row for row in rows.order_by("-id")}
    alone = next(iter(found.values())) if len(found) == 1 else None
    return found.get(agency.pk) or found.get(agency.parent_id or 0) or alone
