"""Results a clerk may return to accounts, many at once: nobody has to come for them. Read by the counter."""

from datetime import date

from motcua.dossiers.models.dossier import Channel, DossierQuerySet
from motcua.dossiers.queries import at_the_desk
from motcua.dossiers.rules.states import State
from motcua.organisation.rules.duties import Duties
from motcua.procedures.queries import online_levels
from motcua.procedures.rules.online import OnlineLevel


def to_return_online(duties: Duties, *, on: date) -> DossierQuerySet:
    """Results at the clerk's desks of what was filed online from an account, for procedures that are online in full.

    A service in part ends in person: something is signed or shown at the desk before the result is handed over.
    """
    whole_way = [key for key, level in online_levels(on).items() if level is OnlineLevel.FULL]
    rows = at_the_desk(duties, State.DONE).whole()
    return rows.filter(channel=Channel.ONLINE, applicant__user__isnull=False, revision__procedure_id__in=whole_way)
