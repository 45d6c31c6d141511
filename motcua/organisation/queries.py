"""Reading the organisation. What is public (names, addresses, telephones of agencies) needs no asker."""

from collections.abc import Collection, Mapping
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.contrib.auth import get_user_model
from django.db.models import Count, Q, QuerySet

from motcua.organisation.models import Agency, AgencyQuerySet, Grant, Officer
from motcua.organisation.rules.duties import NOBODY, Duties
from motcua.organisation.rules.kinds import AgencyKind, Role

if TYPE_CHECKING:
    from motcua.accounts.models import User


def duties_of(user: Any, *, on: date) -> Duties:
    """What a user may act as on a day; empty for citizens, the suspended and the unknown."""
    if not getattr(user, "is_authenticated", False) or not user.is_active:
        return NOBODY
    rows = list(
        Grant.objects.in_force(on)
        .filter(officer__user_id=user.pk, officer__is_active=True)
        .values_list("officer_id", "role", "agency_id")
    )
    if not rows:
        return Duties(user_id=user.pk)
    grants = frozenset((Role(role), agency_id) for _, role, agency_id in rows)
    return Duties(officer_id=rows[0][0], user_id=user.pk, grants=grants)


def officer_of(user: "User") -> Officer | None:
    """The officer who signs in with this account; None for a citizen."""
    return Officer.objects.select_related("agency", "user").filter(user=user, is_active=True).first()


def account_exists(username: str) -> bool:
    """Whether somebody signs in with this name."""
    return get_user_model().objects.filter(username=username).exists()


def agency_by_code(code: str) -> Agency | None:
    """An agency by its code."""
    return Agency.objects.select_related("parent").filter(code=code).first()


def agency_as_of(agency_id: int, stamp: str) -> Agency:
    """An agency with its parent, for who has just read the stamp of the foundations. Shared, never changed."""
    found = _agencies(stamp).get(agency_id)
    return found or Agency.objects.select_related("parent").get(pk=agency_id)


@lru_cache(maxsize=2)
def _agencies(stamp: str) -> Mapping[int, Agency]:
    return {agency.pk: agency for agency in Agency.objects.select_related("parent")}


def agencies_with_ecode(ecode: str, *, on: date) -> list[Agency]:
    """The agencies that bear an electronic code on a day; a desk shares that of its authority."""
    return list(Agency.objects.existing(on).filter(ecode=ecode).order_by("pk"))


def agencies(*kinds: AgencyKind, on: date) -> AgencyQuerySet:
    """Agencies of these kinds that exist on a day, by name."""
    rows = Agency.objects.existing(on).filter(kind__in=[kind.value for kind in kinds])
    return rows.select_related("parent").order_by("name")


def agencies_named(agency_ids: Collection[int]) -> list[Agency]:
    """The agencies of these ids, by name."""
    return list(Agency.objects.filter(pk__in=agency_ids).select_related("parent").order_by("name"))


def counts_by_kind(on: date) -> dict[AgencyKind, int]:
    """How many agencies of each kind exist on a day."""
    rows = Agency.objects.existing(on).values_list("kind").annotate(Count("id"))
    found = {AgencyKind(kind): count for kind, count in rows}
    return {kind: found.get(kind, 0) for kind in AgencyKind}


def officers_at(agency_ids: frozenset[int] | set[int], role: Role, *, on: date) -> list[Officer]:
    """Active officers who hold a role at one of the agencies on a day, by name."""
    ids = Grant.objects.in_force(on).filter(agency_id__in=agency_ids, role=role.value).values("officer_id")
    return list(
        Officer.objects.filter(pk__in=ids, is_active=True).select_related("user", "agency").order_by("user__full_name")
    )


def officers(duties: Duties, *, on: date) -> list[Officer]:
    """All officers with their grants, for an administrator; nobody for anyone else."""
    if not duties.holds(Role.ADMINISTRATOR):
        return []
    rows = Officer.objects.select_related("user", "agency").prefetch_related("grants__agency")
    return list(rows.order_by("agency__name", "user__full_name"))


def officer(duties: Duties, officer_id: int) -> Officer | None:
    """One officer with their grants, for an administrator."""
    if not duties.holds(Role.ADMINISTRATOR):
        return None
    rows = Officer.objects.select_related("user", "agency").prefetch_related("grants__agency")
    return rows.filter(pk=officer_id).first()


def with_descendants(agency_ids: frozenset[int] | set[int]) -> frozenset[int]:
    """The agencies and everything below them."""
    known = set(agency_ids)
    level = set(agency_ids)
    while level:
        level = set(Agency.objects.filter(parent_id__in=level).values_list("pk", flat=True)) - known
        known |= level
    return frozenset(known)


def names_of(agency_ids: frozenset[int] | set[int]) -> list[str]:
    """The names of agencies, in order."""
    return list(Agency.objects.filter(pk__in=agency_ids).order_by("name").values_list("name", flat=True))


def units(places: frozenset[int] | None, *, on: date) -> AgencyQuerySet:
    """The agencies that settle dossiers (committees, departments, branches, service units), of `places` if given."""
    settling = [kind for kind in AgencyKind if kind not in {AgencyKind.PROVINCE, AgencyKind.DESK}]
    rows = agencies(*settling, on=on)
    return rows if places is None else rows.filter(pk__in=places)


def all_agencies(*, on: date, kind: str = "", text: str = "") -> AgencyQuerySet:
    """Agencies that exist on a day, of one kind and with a text in the name or code when given, by kind and name."""
    rows = Agency.objects.existing(on).select_related("parent")
    if kind:
        rows = rows.filter(kind=kind)
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(code__icontains=text))
    return rows.order_by("kind", "name")


def officers_matching(
    duties: Duties, *, on: date, text: str = "", agency: str = "", role: str = "", active: bool | None = None
) -> QuerySet[Officer]:
    """Officers with their grants, narrowed, for an administrator; nobody for anyone else. By agency and name."""
    if not duties.holds(Role.ADMINISTRATOR):
        return Officer.objects.none()
    rows = Officer.objects.select_related("user", "agency").prefetch_related("grants__agency")
    if text:
        rows = rows.filter(Q(user__full_name__icontains=text) | Q(user__username__icontains=text))
    if agency:
        rows = rows.filter(agency__code=agency)
    if role:
        rows = rows.filter(pk__in=Grant.objects.in_force(on).filter(role=role).values("officer_id"))
    if active is not None:
        rows = rows.filter(is_active=active)
    return rows.order_by("agency__name", "user__full_name", "pk")


def units_of_authority(agency_id: int, *, on: date) -> AgencyQuerySet:
    """The units among which an authority shares its work: itself and what settles directly below it, by name."""
    return units(None, on=on).filter(Q(pk=agency_id) | Q(parent_id=agency_id))


def in_same_province(agency_id: int, others: Collection[int]) -> frozenset[int]:
    """Which of the others stand under the same highest authority as an agency."""
    parents = dict(Agency.objects.values_list("pk", "parent_id"))
    home = _highest(agency_id, parents)
    return frozenset(one for one in others if _highest(one, parents) == home)


def _highest(agency_id: int, parents: Mapping[int, int | None]) -> int:
    while (parent := parents.get(agency_id)) is not None:
        agency_id = parent
    return agency_id
