"""An RFC 3161 time stamper inside this process, for the test authority: a real token, a given clock."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from asn1crypto import cms, core, tsp
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256, Hash
from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1, translate_pyca_cryptography_key_to_asn1
from pyhanko.sign.general import as_signing_certificate_v2, simple_cms_attribute
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

#: A policy of nobody's but the test authority's (the 2.25 arc is free for anyone, ITU-T X.667).
TEST_POLICY = "2.25.63718305"
DIGEST = "sha256"


class ClockedTimeStamper(DummyTimeStamper):
    """Answers every request with the instant it was made for.

    pyHanko's own in-process time stamper, with three changes: our policy, a SHA-256 reference to the unit's
    certificate, and a key that is opened once (opening an RSA key costs a hundred times what signing does).
    """

    def __init__(
        self, certificate: x509.Certificate, key: RSAPrivateKey, chain: Sequence[x509.Certificate], *, at: datetime
    ) -> None:
        store = SimpleCertificateStore()
        for authority in chain:
            store.register(translate_pyca_cryptography_cert_to_asn1(authority))
        super().__init__(
            translate_pyca_cryptography_cert_to_asn1(certificate),
            translate_pyca_cryptography_key_to_asn1(key),
            certs_to_embed=store,
            fixed_dt=at.astimezone(UTC).replace(microsecond=0),
            override_md=DIGEST,
        )
        self._open_key = key
        own = cms.CertificateChoices(name="certificate", value=self.tsa_cert)
        self._certificate_set = cms.CertificateSet([own]).dump()

    async def _ensure_dummy(self) -> None:
        """Know the unit's certificate without asking it for a trial token: it is ours."""
        self._certs[self.tsa_cert.issuer_serial] = self.tsa_cert
        self.cert_registry.register_multiple([self.tsa_cert, *self.certs_to_embed])

    def _build_tst_info(self, message_imprint: tsp.MessageImprint, dt: datetime, req: tsp.TimeStampReq) -> tsp.TSTInfo:
        info = super()._build_tst_info(message_imprint, dt, req)
        info["policy"] = tsp.ObjectIdentifier(TEST_POLICY)
        return info

    def _build_signed_data(
        self, tst_info_data: bytes, md_algorithm: str, signature: bytes, signed_attrs: cms.CMSAttributes
    ) -> dict[str, Any]:
        data: dict[str, Any] = super()._build_signed_data(tst_info_data, md_algorithm, signature, signed_attrs)
        # The unit alone: its chain goes into the file's security store, which is signed, unlike what a token carries.
        # And as bytes that nobody parsed: asn1crypto would encode a parsed certificate again and again.
        data["certificates"] = cms.CertificateSet.load(self._certificate_set)
        return data

    def _sign_tst_info(self, tst_info_data: bytes, md_algorithm: str, dt: datetime) -> tuple[bytes, cms.CMSAttributes]:
        digest = Hash(SHA256())
        digest.update(tst_info_data)
        attributes = cms.CMSAttributes(
            [
                simple_cms_attribute("content_type", "tst_info"),
                simple_cms_attribute("signing_time", cms.Time({"utc_time": core.UTCTime(dt)})),
                simple_cms_attribute("signing_certificate_v2", as_signing_certificate_v2(self.tsa_cert)),
                simple_cms_attribute("message_digest", digest.finalize()),
            ]
        )
        return self._open_key.sign(attributes.dump(), PKCS1v15(), SHA256()), attributes
