"""Opening a signer's key with the PIN, and signing with a key that is open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from asn1crypto import x509 as asn1_x509
from asn1crypto.algos import SignedDigestAlgorithm
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import pkcs12
from pyhanko.keys.internal import translate_pyca_cryptography_cert_to_asn1
from pyhanko.sign.signers.pdf_cms import Signer
from pyhanko_certvalidator.registry import SimpleCertificateStore

from motcua.kernel.refusals import Refused


class WrongPin(Refused):
    """The PIN does not open the key; the message is a sentence for the person who typed it."""


@dataclass(frozen=True)
class OpenKey:
    """A key ready to sign. Lives as long as the gesture it was opened for; never stored, never printed."""

    certificate: x509.Certificate
    key: RSAPrivateKey = field(repr=False)
    chain: tuple[x509.Certificate, ...] = field(default=(), repr=False)

    @property
    def serial(self) -> str:
        """Serial number of the certificate, hexadecimal."""
        return f"{self.certificate.serial_number:x}"


def open_pkcs12(data: bytes, passphrase: str) -> OpenKey:
    """Open a PKCS#12 bundle (RSA). Raises ``WrongPin`` when the passphrase does not fit or the bundle is broken."""
    try:
        key, certificate, chain = pkcs12.load_key_and_certificates(data, passphrase.encode())
    except ValueError as error:
        raise WrongPin("Mã PIN không đúng. Hãy kiểm tra phím Caps Lock, bộ gõ tiếng Việt rồi nhập lại.") from error
    if not isinstance(key, RSAPrivateKey) or certificate is None:
        raise WrongPin("Tệp khóa không chứa khóa RSA và chứng thư số của người ký. Hãy nạp lại tệp khóa đã được cấp.")
    return OpenKey(certificate, key, tuple(chain))


class OpenKeySigner(Signer):
    """A pyHanko signer over an open key: RSA PKCS#1 v1.5 with SHA-256, as Vietnamese tokens sign and NSS verifies.

    pyHanko's ``SimpleSigner`` parses and re-validates the private key for every signature, which takes a hundred
    times longer than signing.
    """

    def __init__(self, key: OpenKey, others: Iterable[asn1_x509.Certificate]) -> None:
        store = SimpleCertificateStore()
        store.register_multiple(others)
        super().__init__(
            signing_cert=translate_pyca_cryptography_cert_to_asn1(key.certificate),
            cert_registry=store,
            signature_mechanism=SignedDigestAlgorithm({"algorithm": "sha256_rsa"}),
            embed_roots=True,
        )
        self._key = key.key

    async def async_sign_raw(self, data: bytes, digest_algorithm: str, dry_run: bool = False) -> bytes:
        """Sign ``data``; a dry run returns zeros of the right length."""
        if dry_run:
            return bytes(self._key.key_size // 8)
        return self._key.sign(data, PKCS1v15(), SHA256())
