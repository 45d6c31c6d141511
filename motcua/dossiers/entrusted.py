"""Whose a dossier is to somebody outside the offices: their own, or one they act in, as long as they do."""

from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from motcua.dossiers.models import Dossier, Representative
from motcua.dossiers.opening import open_first
from motcua.kernel.identity import last_four

if TYPE_CHECKING:
    from motcua.accounts.models import User

MOST = 100
PHONE_ENDING = 4


@dataclass(frozen=True)
class Standing:
    """A dossier as somebody of the applicant's side sees it: their own (`acting` None), or by a paper of authority."""

    dossier: Dossier
    acting: Representative | None = None

    @property
    def files(self) -> bool:
        """Whether they see what was filed and may supplement and pay."""
        return self.acting is None or self.acting.files

    @property
    def collects(self) -> bool:
        """Whether the result is for them to take."""
        return self.acting is None or self.acting.collects


def entrusted_to(user: "User") -> list[Representative]:
    """The authorities the account acts by, each with its dossier, newest first."""
    rows = Representative.objects.of_user(user).select_related("dossier__revision__procedure")
    return list(rows.order_by("-named_at")[:MOST])


def standing_of_representative(user: "User", code: str) -> Standing | None:
    """One dossier the account acts in for the applicant."""
    found = Representative.objects.of_user(user).select_related("person").filter(dossier__code=code).first()
    dossier = open_first(Dossier.objects.filter(pk=found.dossier_id)) if found else None
    return Standing(dossier, found) if dossier else None


def tracked(code: str, phone_ending: str) -> Standing | None:
    """A dossier by its code and the last four digits of the telephone given for it; no other way without signing in.

    The telephone is the applicant's, or that of who acts for them: they are told of the dossier there.
    """
    ending = phone_ending.strip()
    dossier = open_first(Dossier.objects.whole().filter(code=code.strip().upper()))
    if dossier is None or len(ending) != PHONE_ENDING:
        return None
    if last_four(dossier.applicant_phone) == ending:
        return Standing(dossier)
    acting = dossier.representatives.in_force().first()
    return Standing(dossier, acting) if acting and last_four(acting.phone) == ending else None


def filed_for_another(user: "User", draft_id: UUID) -> Dossier | None:
    """The dossier the account filed from a draft for somebody else, as long as it may see it."""
    found = Representative.objects.of_user(user).select_related("dossier").filter(dossier__filing_key=draft_id).first()
    return found.dossier if found else None
