"""Papers and files of a dossier, for the officers who settle it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.dossiers.representing import representative_of
from motcua.organisation.rules.duties import Duties
from motcua.web.desk.door import desk_officer, dossier_of
from motcua.web.kit import dossier_files


@require_safe
@desk_officer
def receipt(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Form 01."""
    return dossier_files.receipt(dossier_of(duties, code))


@require_safe
@desk_officer
def result(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The result paper as far as it is signed."""
    return dossier_files.result(dossier_of(duties, code))


@require_safe
@desk_officer
def paper(request: HttpRequest, duties: Duties, code: str, paper_id: int) -> HttpResponse:
    """One file the applicant attached."""
    return dossier_files.paper(dossier_of(duties, code), paper_id)


@require_safe
@desk_officer
def authority_paper(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The paper by which somebody acts for the applicant, where it was uploaded."""
    return dossier_files.authority_paper(representative_of(dossier_of(duties, code)))


@require_safe
@desk_officer
def form(request: HttpRequest, duties: Duties, code: str, name: str) -> HttpResponse:
    """A form of the circular that the dossier has."""
    return dossier_files.form(dossier_of(duties, code), name)


@require_safe
@desk_officer
def control_slip(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Form 06: every hand-over so far."""
    return dossier_files.control_slip(dossier_of(duties, code))
