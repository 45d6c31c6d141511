"""The dossiers behind a figure: the same definition, asked of the dossiers the officer may see."""

from datetime import date, datetime, time, timedelta

from django.db.models import Q

from motcua.dossiers import queries as dossiers
from motcua.dossiers.models.dossier import Channel, DossierQuerySet
from motcua.dossiers.rules.deadlines import Timeliness
from motcua.dossiers.rules.states import State
from motcua.kernel.periods import Period
from motcua.kernel.worktime import VIETNAM
from motcua.monitoring.queries import Filters, Scope
from motcua.monitoring.rules.definitions import BY_KEY
from motcua.organisation.rules.duties import Duties

# How a part ends at its unit; one that ended with its whole was not the unit's to decide any more.
_DECIDED = [State.DONE, State.RETURNED, State.REFUSED]


def behind(key: str, scope: Scope, period: Period, filters: Filters, duties: Duties, *, on: date) -> DossierQuerySet:
    """The dossiers a figure counts, of those the officer may see or oversees, in a fixed order; `on` is the reading day.

    Raises KeyError for a figure that has no list.
    """
    if not BY_KEY[key].listed:
        raise KeyError(key)
    seen = dossiers.overseen(duties)
    asked = seen.parts() if BY_KEY[key].parts else seen.whole()
    rows = asked.filter(scope.rows() & filters.rows(field_path="revision__field"))
    return rows.filter(_meaning(key, period, on)).order_by("due_on", "submitted_at", "pk")


def _meaning(key: str, period: Period, on: date) -> Q:
    start, end = _start(period.first), _start(period.last + timedelta(days=1))
    received = Q(received_at__gte=start, received_at__lt=end)
    ended = Q(settled_at__gte=start, settled_at__lt=end)
    settled = ended & Q(received_at__isnull=False)
    decided = ended & Q(state__in=_DECIDED)
    meanings = {
        "tiep-nhan": received,
        "truc-tuyen": received & Q(channel=Channel.ONLINE),
        "truc-tiep-buu-chinh": received & ~Q(channel=Channel.ONLINE),
        "ky-truoc": Q(received_at__lt=start) & _open_at(start),
        "da-giai-quyet": settled,
        "truoc-han": settled & Q(timeliness=Timeliness.EARLY.value),
        "dung-han": settled & Q(timeliness=Timeliness.ON_TIME.value),
        "qua-han": settled & Q(timeliness=Timeliness.LATE.value),
        "dang-giai-quyet": Q(received_at__lt=end) & _open_at(end),
        "qua-han-co-xin-loi": settled & Q(timeliness=Timeliness.LATE.value, apology__isnull=False),
        "tu-choi": ended & Q(state=State.REFUSED),
        "dung-theo-yeu-cau": ended & Q(state=State.WITHDRAWN),
        "dong-khong-bo-sung": ended & Q(state=State.CLOSED),
        "dang-qua-han": Q(settled_at__isnull=True, paused_since__isnull=True, due_on__lt=on),
        "den-han-hom-nay": Q(settled_at__isnull=True, paused_since__isnull=True, due_on=on),
        "cho-tiep-nhan": Q(submitted_at__lt=end) & _unreceived_at(end) & _open_at(end),
        "ngoai-dia-gioi": received & Q(transfer__arrived_at__isnull=False),
        "phan-viec": decided,
        "phan-viec-truoc-han": decided & Q(timeliness=Timeliness.EARLY.value),
        "phan-viec-dung-han": decided & Q(timeliness=Timeliness.ON_TIME.value),
        "phan-viec-qua-han": decided & Q(timeliness=Timeliness.LATE.value),
        "da-tra": Q(returned_at__gte=start, returned_at__lt=end),
    }
    return meanings[key]


def _unreceived_at(moment: datetime) -> Q:
    return Q(received_at__isnull=True) | Q(received_at__gte=moment)


def _open_at(moment: datetime) -> Q:
    return Q(settled_at__isnull=True) | Q(settled_at__gte=moment)


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, VIETNAM)
