"""What anybody may ask without signing in: tracking, verifying a PDF, figures."""

from datetime import datetime
from typing import Annotated, Any

from django.conf import settings
from django.http import Http404, HttpRequest
from ninja import Field, File, Router, Schema
from ninja.files import UploadedFile

from motcua.api.dossiers import Milestone
from motcua.api.limits import spend
from motcua.api.problems import Problem
from motcua.api.values import Code
from motcua.dossiers.entrusted import tracked
from motcua.dossiers.queries import milestones
from motcua.files.rules.kinds import why_wrong_size
from motcua.kernel import doorclock
from motcua.kernel.refusals import refuse_if
from motcua.monitoring.queries import public_figures
from motcua.signatures.queries import anchors_are_tests, verify_pdf

router = Router(tags=["public"])


class Tracking(Schema):
    """The dossier code and the last four digits of the telephone of the applicant, or of who acts for them."""

    code: Code
    phone_ending: Annotated[str, Field(pattern=r"^[0-9]{4}$")]


class TrackingAnswer(Schema):
    """Where a dossier stands; no personal data."""

    code: str
    procedure_name: str
    state: str
    state_name: str
    submitted_at: datetime
    received_at: datetime | None
    due_at: datetime | None
    milestones: list[Milestone]


class SignatureAnswer(Schema):
    """One signature. `verdict` is valid, invalid or unknown, with the reasons when it is not valid."""

    verdict: str
    reasons: list[str]
    signer_name: str
    signer_title: str
    organisation: str
    issuer: str
    serial: str
    signed_at: datetime | None
    time_source: str
    integrity: bool
    covers_whole_document: bool


class VerificationAnswer(Schema):
    """The whole file: valid, invalid, unknown or unsigned. `test_authority`: an authority for tests is trusted here."""

    verdict: str
    reasons: list[str]
    signatures: list[SignatureAnswer]
    test_authority: bool


class Figures(Schema):
    """The public figures, the same as on the public page."""

    read_at: datetime
    period: dict[str, Any]
    catalogue: dict[str, Any]
    figures: list[dict[str, Any]]
    by_month: list[dict[str, Any]]


@router.post("track", response={200: TrackingAnswer, 400: Problem, 404: Problem, 422: Problem, 429: Problem}, auth=None)
def track(request: HttpRequest, body: Tracking) -> dict[str, Any]:
    """Follow a dossier without signing in."""
    spend(request, "track", body.code)
    found = tracked(body.code, body.phone_ending)
    if found is None:
        raise Http404
    dossier = found.dossier
    return {
        "code": dossier.code,
        "procedure_name": dossier.revision.name,
        "state": dossier.state,
        "state_name": dossier.state_name,
        "submitted_at": dossier.submitted_at,
        "received_at": dossier.received_at,
        "due_at": dossier.due_at,
        "milestones": [vars(one) for one in milestones(dossier)],
    }


@router.post(
    "verify", response={200: VerificationAnswer, 400: Problem, 409: Problem, 422: Problem, 429: Problem}, auth=None
)
def verify(request: HttpRequest, file: File[UploadedFile]) -> dict[str, Any]:
    """Examine the digital signatures of a PDF. Nothing of the file is kept."""
    spend(request, "verify", "pdf")
    refuse_if(why_wrong_size(file.size or 0, settings.UPLOAD_MAX_BYTES, file.name or "tệp"))
    report = verify_pdf(file.read(), at=doorclock.now())
    return {
        "verdict": report.verdict.value,
        "reasons": list(report.reasons),
        "signatures": [_signature(one) for one in report.signatures],
        "test_authority": anchors_are_tests(),
    }


@router.get("figures", response={200: Figures}, auth=None)
def figures(request: HttpRequest) -> dict[str, Any]:
    """Procedures, services, agencies, and what became of dossiers this year."""
    return public_figures(doorclock.now())


def _signature(one: Any) -> dict[str, Any]:
    names = ("signer_name", "signer_title", "organisation", "issuer", "serial", "signed_at", "integrity")
    return {
        **{name: getattr(one, name) for name in (*names, "covers_whole_document")},
        "verdict": one.verdict.value,
        "reasons": list(one.reasons),
        "time_source": one.time_source.value,
    }
