"""Test certificates for whoever signs in a deployment: leaders, agencies with a seal, and the system's own."""

from datetime import datetime

from django.conf import settings

from motcua.cli.deployment.organisation import SERVING_FOR
from motcua.kernel.worktime import day_in_vietnam
from motcua.organisation.queries import agencies, officers_at
from motcua.organisation.rules.kinds import AgencyKind, Role
from motcua.signatures.actions.issue_test_certificate import issue_test_certificate
from motcua.signatures.actions.trust_test_authority import trust_test_authority
from motcua.signatures.queries import PERSON, SEAL, SYSTEM

SEALED = (
    AgencyKind.DISTRICT,
    AgencyKind.DEPARTMENT,
    AgencyKind.LAND_BRANCH,
    AgencyKind.COMMUNE,
    AgencyKind.SERVICE_UNIT,
)


def load_certificates(*, pin: str, at: datetime) -> int:
    """Trust the installation's test authority and issue what signing needs; how many holders there are."""
    today, since = day_in_vietnam(at), at - SERVING_FOR
    trust_test_authority(by=None, at=since)
    holders = list(agencies(*SEALED, on=today))
    for agency in holders:
        issue_test_certificate(agency, purpose=SEAL, pin=pin, by=None, at=since)
        issue_test_certificate(agency, purpose=SYSTEM, pin=settings.SYSTEM_PIN, by=None, at=since)
    leaders = officers_at({agency.pk for agency in holders}, Role.LEADER, on=today)
    for leader in leaders:
        issue_test_certificate(leader, purpose=PERSON, pin=pin, by=None, at=since)
    return len(holders) + len(leaders)
