"""Gathering the facts about each signature of a PDF with pyHanko. Decides nothing: see ``policy``."""

from __future__ import annotations

import asyncio
import dataclasses
import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from asn1crypto import crl as asn1_crl
from asn1crypto import x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.ades.report import AdESIndeterminate
from pyhanko.sign.diff_analysis import (
    CatalogModificationRule,
    DiffResult,
    DocInfoRule,
    DSSCompareRule,
    FormUpdatingRule,
    MetadataUpdateRule,
    ModificationLevel,
    ObjectStreamRule,
    SigFieldCreationRule,
    SigFieldModificationRule,
    StandardDiffPolicy,
    XrefStreamRule,
)
from pyhanko.sign.validation.dss import DocumentSecurityStore
from pyhanko.sign.validation.errors import NoDSSFoundError
from pyhanko.sign.validation.generic_cms import extract_tst_data_iter
from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature, async_validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko.sign.validation.status import PdfSignatureStatus, SignatureCoverageLevel, TimestampSignatureStatus

from motcua.pades import chains, contents, envelope, subject
from motcua.pades.chains import Material
from motcua.pades.policy import Chain, Facts, Later, Revocation, Stamp
from motcua.pades.trust import Trust

logger = logging.getLogger(__name__)

#: Certificates of the Government's authority carry one of these two, not always both.
SIGNER_USAGE = KeyUsageConstraints(key_usage={"digital_signature", "non_repudiation"}, match_all_key_usages=False)

_EVIDENCE = ModificationLevel.LTA_UPDATES
#: What may be added after a signature: signatures, validation data and the bookkeeping they need. Unlike pyHanko's
#: default policy, filling in other form fields is not among it.
ONLY_SIGNATURES = StandardDiffPolicy(
    global_rules=[
        CatalogModificationRule(),
        DocInfoRule().as_qualified(_EVIDENCE),
        XrefStreamRule().as_qualified(_EVIDENCE),
        ObjectStreamRule().as_qualified(_EVIDENCE),
        DSSCompareRule().as_qualified(_EVIDENCE),
        MetadataUpdateRule().as_qualified(_EVIDENCE),
    ],
    form_rule=FormUpdatingRule(field_rules=[SigFieldCreationRule(), SigFieldModificationRule()]),
)


@dataclass(frozen=True)
class Finding:
    """One signature as found; ``facts`` is ``None`` when it could not be read."""

    field: str
    signer: subject.Signer = dataclasses.field(default_factory=subject.Signer)
    facts: Facts | None = None


def examine(pdf: bytes, reader: PdfFileReader, trust: Trust, at: datetime) -> list[Finding]:
    """Examine every signature, in the order they were made. Raises whatever a hostile file makes pyHanko raise."""
    signatures = [signature for signature in reader.embedded_signatures if signature.sig_object_type == "/Sig"]
    if not signatures:
        return []
    material = chains.gather(trust, *_security_store(reader))
    return asyncio.run(_examine_all(pdf, signatures, material, at))


async def _examine_all(
    pdf: bytes, signatures: list[EmbeddedPdfSignature], material: Material, at: datetime
) -> list[Finding]:
    findings = []
    for number, signature in enumerate(signatures, start=1):
        try:
            findings.append(await _examine(pdf, signature, material, at, last=number == len(signatures)))
        except Exception:
            logger.info("signature %s could not be examined", signature.field_name, exc_info=True)
            # one unreadable signature must not hide what is known of the others
            findings.append(Finding(str(signature.field_name)))
    return findings


async def _examine(
    pdf: bytes, signature: EmbeddedPdfSignature, material: Material, at: datetime, *, last: bool
) -> Finding:
    certificate = signature.signer_cert
    known = _with_embedded(material, signature)
    stamped_at = _stamped_at(signature)
    facts = await _facts(signature, certificate, known, at, stamped_at, last=last)
    if not contents.untouched(pdf, signature):
        facts = replace(facts, intact=False)
    elif facts.intact:
        facts = replace(facts, envelope=envelope.assess(signature.signed_data, (*known.roots, *known.certificates)))
    return Finding(str(signature.field_name), subject.read(certificate), facts)


async def _facts(
    signature: EmbeddedPdfSignature,
    certificate: x509.Certificate,
    material: Material,
    at: datetime,
    stamped_at: datetime | None,
    *,
    last: bool,
) -> Facts:
    """First the time stamp, judged today; then the signer's certificate, judged at the time the stamp proves."""
    status = await _status(signature, material, stamped_at or at, at)
    stamp = await _stamp(status.timestamp_validity, material, at)
    if stamp != Stamp.TRUSTED and stamped_at is not None:
        status = await _status(signature, material, at, at)
    moment = stamped_at if stamp == Stamp.TRUSTED and stamped_at is not None else at
    state, revoked_at = await chains.revocation(certificate, material, moment)
    return Facts(
        checked_at=at,
        intact=bool(status.intact and status.valid),
        later=_later(status, last=last),
        strong=status.trust_problem_indic not in _WEAK,
        usage_fits=status.trust_problem_indic != AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE,
        chain=_chain(status),
        revocation=state,
        revoked_at=revoked_at,
        stamp=stamp,
        signed_at=stamped_at if stamp == Stamp.TRUSTED else status.signer_reported_dt,
        not_before=certificate.not_valid_before,
        not_after=certificate.not_valid_after,
    )


async def _status(
    signature: EmbeddedPdfSignature, material: Material, moment: datetime, at: datetime
) -> PdfSignatureStatus:
    return await async_validate_pdf_signature(
        signature,
        signer_validation_context=material.context(moment, revocation=False),
        ts_validation_context=material.context(at, revocation=False),
        diff_policy=ONLY_SIGNATURES,
        key_usage_settings=SIGNER_USAGE,
    )


async def _stamp(status: TimestampSignatureStatus | None, material: Material, at: datetime) -> Stamp:
    if status is None:
        return Stamp.NONE
    if not (status.intact and status.valid):
        return Stamp.BROKEN
    if not status.trusted:
        return Stamp.UNTRUSTED
    state, _ = await chains.revocation(status.signing_cert, material, at)
    return Stamp.TRUSTED if state == Revocation.GOOD else Stamp.UNTRUSTED


_WEAK = {AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE, AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE}
#: Problems that are facts of their own; the chain itself is not to blame for them.
_NOT_THE_CHAIN = _WEAK | {
    None,
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE,
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE,
}


def _chain(status: PdfSignatureStatus) -> Chain:
    if status.trust_problem_indic in _NOT_THE_CHAIN:
        return Chain.TRUSTED
    if status.trust_problem_indic == AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND:
        return Chain.UNTRUSTED
    return Chain.FAULTY


def _later(status: PdfSignatureStatus, *, last: bool) -> Later:
    """After the last signature only validation data may come: a new empty field can carry a forged picture."""
    if status.coverage == SignatureCoverageLevel.ENTIRE_FILE:
        return Later.NOTHING
    result = status.diff_result
    if status.coverage != SignatureCoverageLevel.ENTIRE_REVISION or not isinstance(result, DiffResult):
        return Later.FORBIDDEN
    allowed = ModificationLevel.LTA_UPDATES if last else ModificationLevel.FORM_FILLING
    fits = result.modification_level <= allowed and status.docmdp_ok
    return Later.SIGNATURES if fits else Later.FORBIDDEN


def _with_embedded(material: Material, signature: EmbeddedPdfSignature) -> Material:
    """Add the certificates inside the signature and its time stamp, within bounds."""
    found = list(signature.other_embedded_certs)
    if len(found) > chains.MOST:
        raise chains.TooMuchEvidence
    return replace(material, certificates=(*material.certificates, *found))


def _stamped_at(signature: EmbeddedPdfSignature) -> datetime | None:
    """The time in the (first) signature time stamp, not yet believed."""
    for token in extract_tst_data_iter(signature.signer_info, signed=False):
        moment: datetime = token["encap_content_info"]["content"].parsed["gen_time"].native
        return moment
    return None


def _security_store(reader: PdfFileReader) -> tuple[Iterator[x509.Certificate], Iterator[asn1_crl.CertificateList]]:
    try:
        store = DocumentSecurityStore.read_dss(reader)
    except NoDSSFoundError:
        return iter(()), iter(())
    lists = (asn1_crl.CertificateList.load(ref.get_object().data) for ref in store.crls)
    return iter(store.load_certs()), lists
