"""Papers and files of a dossier of the desk."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from motcua.organisation.rules.duties import Duties
from motcua.organisation.rules.kinds import Role
from motcua.web.counter.dossier import of_desk
from motcua.web.kit import dossier_files
from motcua.web.kit.access import officer_with


@require_safe
@officer_with(Role.RECEIVER)
def receipt(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Form 01, to print for the person at the desk."""
    return dossier_files.receipt(of_desk(duties, code))


@require_safe
@officer_with(Role.RECEIVER)
def filing(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The confirmation of an online filing."""
    return dossier_files.filing(of_desk(duties, code))


@require_safe
@officer_with(Role.RECEIVER)
def result(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """The result paper, to print or check before handing it over."""
    return dossier_files.result(of_desk(duties, code))


@require_safe
@officer_with(Role.RECEIVER)
def paper(request: HttpRequest, duties: Duties, code: str, paper_id: int) -> HttpResponse:
    """One file the applicant attached."""
    return dossier_files.paper(of_desk(duties, code), paper_id)


@require_safe
@officer_with(Role.RECEIVER)
def form(request: HttpRequest, duties: Duties, code: str, name: str) -> HttpResponse:
    """A form of the circular that the dossier has."""
    return dossier_files.form(of_desk(duties, code), name)


@require_safe
@officer_with(Role.RECEIVER)
def control_slip(request: HttpRequest, duties: Duties, code: str) -> HttpResponse:
    """Form 06: every hand-over so far."""
    return dossier_files.control_slip(of_desk(duties, code))
