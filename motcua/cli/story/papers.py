"""What the story looks for in the papers: their text, and their signatures by tools that are not ours."""

import io
import subprocess
import tempfile
from pathlib import Path

import typst
from pyhanko.pdf_utils.reader import PdfFileReader
from pypdf import PdfReader

from motcua.cli.story.visitor import StoryFailed
from motcua.pades.pdfsig import check_with_pdfsig, missing_tools


def text_of(pdf: bytes) -> str:
    """The text of all pages with single spaces. Raises StoryFailed for what is no PDF."""
    if not pdf.startswith(b"%PDF-"):
        raise StoryFailed(f"this is no paper: {pdf[:200]!r}")
    pages = PdfReader(io.BytesIO(pdf)).pages
    text = " ".join(page.extract_text() for page in pages)
    return " ".join(text.replace("\u00a0", " ").replace("\u200b", "").split())


def must_say(pdf: bytes, *wanted: str) -> str:
    """The paper says each of these, spaces and capitals aside. Raises StoryFailed with the first one it does not say."""
    said = text_of(pdf)
    squeezed = said.replace(" ", "").lower()
    for words in wanted:
        if words.replace(" ", "").lower() not in squeezed:
            raise StoryFailed(f"the paper does not say “{words}”; it says: {said[:600]}")
    return said


def must_be_signed(pdf: bytes, count: int, root_pem: bytes) -> list[str]:
    """A tool that is not ours finds `count` signatures, each valid under the test root; their signers.

    `pdfsig` where it is installed (poppler-utils and libnss3-tools), otherwise `openssl cms`. Raises StoryFailed.
    """
    signers = _ask_openssl(pdf, root_pem) if missing_tools() else _ask_pdfsig(pdf, root_pem)
    if len(signers) != count:
        raise StoryFailed(f"{verifier()} finds {len(signers)} signatures, not {count}")
    return signers


def verifier() -> str:
    """The tool that verifies signatures on this machine."""
    return "openssl cms" if missing_tools() else "pdfsig"


def _ask_pdfsig(pdf: bytes, root_pem: bytes) -> list[str]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "paper.pdf"
        path.write_bytes(pdf)
        lines = check_with_pdfsig(path, root_pem)
    for line in lines:
        if not (line.valid and line.trusted):
            raise StoryFailed(f"pdfsig says of {line.signer}: {line.signature} {line.certificate}")
    return [line.signer for line in lines]


def _ask_openssl(pdf: bytes, root_pem: bytes) -> list[str]:
    found = []
    for signature in PdfFileReader(io.BytesIO(pdf)).embedded_regular_signatures:
        start, length, second, rest = (int(number) for number in signature.sig_object["/ByteRange"])
        covered = pdf[start : start + length] + pdf[second : second + rest]
        _run_openssl(bytes(signature.pkcs7_content).rstrip(b"\0") + b"\0\0", covered, root_pem)
        found.append(str(signature.signer_cert.subject.native["common_name"]))
    return found


def _run_openssl(cms: bytes, covered: bytes, root_pem: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        places = {name: Path(folder) / name for name in ("cms", "covered", "root")}
        for place, content in zip(places.values(), (cms, covered, root_pem), strict=True):
            place.write_bytes(content)
        command = ["openssl", "cms", "-verify", "-binary", "-inform", "DER", "-purpose", "any", "-in", str(places["cms"]),
                   "-content", str(places["covered"]), "-CAfile", str(places["root"]), "-out", "/dev/null"]  # fmt: skip
        try:
            asked = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        except FileNotFoundError as error:
            raise StoryFailed("no verifier here: apt-get install poppler-utils libnss3-tools") from error
    if asked.returncode:
        raise StoryFailed(f"openssl cms: {asked.stderr.strip()[-400:]}")


def certificate_of_birth() -> bytes:
    """A synthetic paper such as a citizen would photograph: marked as a specimen on its face."""
    source = """
    #set page(width: 148mm, height: 210mm, margin: 15mm)
    #set text(size: 14pt)
    #align(center)[*GIẤY CHỨNG SINH* \\ (bản mẫu tổng hợp để thử nghiệm, không có giá trị)]
    #v(1cm)
    Bé gái, sinh ngày 20/10/2026, nặng 3.200 gam.
    """
    return bytes(typst.compile(source.encode(), format="pdf"))
