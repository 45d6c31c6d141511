"""Who issues a dossier's papers and to whom, in the words the papers take."""

from dataclasses import replace

from motcua.dossiers.models import Dossier, Representative
from motcua.organisation.models import Agency
from motcua.papers.letterhead import Office, Party

_KINDS = ("UBND ", "xã ", "thị trấn ", "phường ", "huyện ")


def place_name(agency: Agency) -> str:
    """The place before the date (Decree 30/2020, Annex I): the name of the authority's own unit."""
    name = agency.short_name
    for kind in _KINDS:
        name = name.removeprefix(kind)
    return name


def desk_office(dossier: Dossier) -> Office:
    """The desk that took the dossier, as the head of a form; dated where the deciding authority sits."""
    return _office(dossier.desk, place_name(dossier.agency))


def agency_office(agency: Agency) -> Office:
    """An agency as the head of a form it issues itself."""
    return _office(agency, place_name(agency))


def register_office(desk: Agency) -> Office:
    """A desk as the head of its own book."""
    return _office(desk, place_name(desk.parent or desk))


def applicant_party(dossier: Dossier) -> Party:
    """The applicant as written on the dossier."""
    return Party(
        name=dossier.applicant_name,
        identity_no=dossier.applicant_identity_no,
        address=dossier.applicant_address,
        phone=dossier.applicant_phone,
        email=dossier.applicant_email,
    )


def representative_party(acting: Representative) -> Party:
    """Who handed the dossier in for the applicant."""
    return Party(name=acting.name, identity_no=acting.identity_no, phone=acting.phone)


def represented_party(dossier: Dossier, acting: Representative) -> Party:
    """The applicant as the one represented, with the paper that says so."""
    return replace(applicant_party(dossier), authorisation=acting.paper_text)


def _office(agency: Agency, place: str) -> Office:
    return Office(agency.parent.name if agency.parent else "", agency.name, agency.address, agency.phone, place)
