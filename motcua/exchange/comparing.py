"""A day compared with the portal, dossier by dossier."""

from datetime import date, datetime

from motcua.clients.national_portal.portal import NationalPortal, Unavailable
from motcua.dossiers.rules.states import State
from motcua.exchange.actions.keep_comparison import Difference, keep_comparison
from motcua.exchange.models import Reconciliation
from motcua.exchange.queries import to_compare
from motcua.exchange.rules.telling import difference


def compare_day(portal: NationalPortal, day: date, *, at: datetime) -> Reconciliation:
    """Ask the portal about every dossier of a day; it stops being asked when it is silent, and the rest is counted."""
    rows, found = to_compare(day), []
    asked = 0
    for dossier, code in rows:
        try:
            why = difference(State(dossier.state), portal.status_of(code))
        except Unavailable:
            break
        asked += 1
        if why:
            found.append(Difference(dossier.code, why))
    return keep_comparison(day, checked=asked, unanswered=len(rows) - asked, differences=found, by=None, at=at)
