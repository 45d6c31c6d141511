"""The receipt beside the bare typesetter, and a signature beside the bare signing library."""

import io
import json
import tempfile
from typing import Any
from unittest import mock

from benchmarks.reading import median_ms
from benchmarks.table import Measure
from benchmarks.world import say


def measure_receipt() -> list[Measure]:
    """Form 01 of a received dossier, from its rows to PDF/A, beside Typst alone with the same template and values."""
    import typst

    from motcua.dossiers.printing import receipt_pdf
    from motcua.dossiers.queries import by_id
    from motcua.papers import fonts, press

    say("receipt")
    number = _received().pk
    with mock.patch("motcua.papers.press.set_paper", wraps=press.set_paper) as set_paper:
        receipt_pdf(by_id(number), 1, "0001")
    template, values = set_paper.call_args.args
    inputs = {"values": json.dumps(values, ensure_ascii=False), "family": fonts.chosen().family}
    stamp = int(set_paper.call_args.kwargs["at"].timestamp())
    shelf = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(fonts.chosen().folder)]
    )
    compiler = typst.Compiler(root=str(press.TEMPLATES), font_paths=shelf)
    source = str(press.TEMPLATES / f"{template}.typ")

    def bare() -> None:
        compiler.compile(input=source, sys_inputs=inputs, format="pdf", pdf_standards="a-2b", timestamp=stamp)

    ours = median_ms([lambda: receipt_pdf(by_id(number), 1, "0001")], 25)
    return [Measure("receipt PDF", ours, "ms", median_ms([bare], 25), "ms bare Typst")]


def measure_signing() -> list[Measure]:
    """One PAdES signature with time stamp and revocation data inside, beside pyHanko doing the same by itself."""
    from datetime import timedelta

    from django.utils import timezone

    from motcua.pades.authority import create
    from motcua.pades.keys import open_pkcs12
    from motcua.pades.signing import sign
    from motcua.pades.stamp import Appearance

    say("signing")
    at = timezone.now()
    with tempfile.TemporaryDirectory() as folder:
        authority = create(folder, at=at - timedelta(days=1))
        facts = {"passphrase": "246810", "at": at - timedelta(days=1)}
        issued = authority.issue_person("Nguyễn Văn Thử", "CB-1", "UBND xã Mẫu", "Chủ tịch", "thu@example.org", **facts)  # type: ignore[arg-type]
        authority.refresh_crls(at=at - timedelta(hours=1))
        key, evidence = open_pkcs12(issued.pkcs12, "246810"), authority.evidence(at=at)
        pdf = _paper()
        ours = median_ms(
            [lambda: sign(pdf, key=key, appearance=Appearance(field_name="Ky"), evidence=evidence, at=at)], 15
        )
        bare = median_ms([_bare_signing(pdf, key, evidence, at)], 15)
    return [Measure("signing (PAdES B-LT)", ours, "ms", bare, "ms bare pyHanko, the same profile")]


def _bare_signing(pdf: bytes, key: Any, evidence: Any, at: Any) -> Any:
    from cryptography.hazmat.primitives.serialization import NoEncryption, pkcs12
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.sign import signers
    from pyhanko.sign.fields import SigSeedSubFilter

    from motcua.pades.chains import gather

    bundle = pkcs12.serialize_key_and_certificates(None, key.key, key.certificate, key.chain or None, NoEncryption())
    signer = signers.SimpleSigner.load_pkcs12_data(bundle, other_certs=[], passphrase=None)

    def act() -> None:
        signers.sign_pdf(
            IncrementalPdfFileWriter(io.BytesIO(pdf)),
            signers.PdfSignatureMetadata(
                field_name="Ky",
                subfilter=SigSeedSubFilter.PADES,
                embed_validation_info=True,
                validation_context=gather(evidence.trust, (), ()).context(at, revocation=True),
            ),
            signer=signer,
            timestamper=evidence.timestamper,
            bytes_reserved=32 * 1024,
        )

    act()
    return act


def _paper() -> bytes:
    from motcua.dossiers.printing import receipt_pdf
    from motcua.dossiers.queries import by_id

    return receipt_pdf(by_id(_received().pk), 1, "0001")


def _received() -> Any:
    """A dossier of the measured filings, received by a clerk of its desk through the ordinary act."""
    from django.utils import timezone

    from motcua.dossiers.actions.receive import receive
    from motcua.dossiers.models import Dossier
    from motcua.organisation.models import Grant

    known = Dossier.objects.filter(state="received", arithmetic__isnull=False).first()
    if known is not None:
        return known
    waiting = Dossier.objects.filter(state="submitted").order_by("pk")[0]
    clerk = Grant.objects.filter(role="receiver", agency_id=waiting.desk_id).select_related("officer__user")[0]
    return receive(waiting.pk, by=clerk.officer.user, at=timezone.now())
