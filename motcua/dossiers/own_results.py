"""What a citizen was given before, for filing again without bringing it (Decree 45/2020 art. 16; Decree 118/2025 art. 22).

Every query takes who asks and answers with their own results only.
"""

from typing import TYPE_CHECKING

from motcua.dossiers.models import Dossier, Result

if TYPE_CHECKING:
    from motcua.accounts.models import User

MOST = 50


def results_held(user: "User") -> list[Result]:
    """The sealed results of the citizen's own dossiers, the newest first; one that is being corrected is not among them."""
    rows = Result.objects.select_related("dossier", "sealed_blob").filter(sealed_at__isnull=False)
    own = Dossier.objects.whole().filter(applicant__user=user)
    return list(rows.filter(dossier__in=own).order_by("-sealed_at", "-pk")[:MOST])
