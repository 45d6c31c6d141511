"""Signing: what is in the file afterwards, and when a signature is refused."""

from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from motcua.pades import signing
from motcua.pades.validation import Verdict, validate
from tests.factories.pades import CHECKED_AT, MADE_AT, PERSON, SEALED_AT, SIGNED_AT, build


def test_two_signatures_one_after_the_other_both_hold(world, sealed):
    report = validate(sealed, trust=world.trust, at=CHECKED_AT)
    assert (report.verdict, report.reasons) == (Verdict.VALID, ())
    assert [signature.field for signature in report.signatures] == ["Nguoi_ky", "Co_quan"]
    assert [signature.signed_at for signature in report.signatures] == [SIGNED_AT, SEALED_AT]


def test_an_earlier_version_of_the_file_is_its_own_beginning(world, signed, sealed):
    assert signed.startswith(world.paper) and sealed.startswith(signed)


def test_the_signature_is_pades_with_the_given_time(signed):
    (field,) = PdfReader(BytesIO(signed)).get_fields().values()
    assert field["/V"]["/SubFilter"] == "/ETSI.CAdES.detached"
    assert field["/V"]["/M"] == "D:20261120093005+07'00'"


def test_chain_and_revocation_lists_are_inside_the_file(signed):
    store = PdfReader(BytesIO(signed)).trailer["/Root"]["/DSS"]
    assert len(store["/CRLs"]) == 2
    assert len(store["/Certs"]) >= 3


def test_the_stamp_is_real_text_with_every_vietnamese_letter(sealed):
    annotations = PdfReader(BytesIO(sealed)).pages[0]["/Annots"]
    assert len(annotations) == 2
    appearance = annotations[0].get_object()["/AP"]["/N"]
    fonts = _fonts(appearance)
    assert fonts
    assert all("/FontFile2" in font or "/FontFile3" in font for font in fonts)


def _fonts(form):
    """Font descriptors used anywhere below a form XObject."""
    resources = form["/Resources"].get_object()
    for font in resources.get("/Font", {}).values():
        for descendant in font.get_object()["/DescendantFonts"]:
            yield descendant.get_object()["/FontDescriptor"].get_object()
    for inner in resources.get("/XObject", {}).values():
        yield from _fonts(inner.get_object())


def test_the_metadata_of_the_paper_stay_as_they_were_set(world, sealed):
    before, after = (PdfReader(BytesIO(pdf)).trailer["/Root"]["/Metadata"] for pdf in (world.paper, sealed))
    assert after.get_object().get_data() == before.get_object().get_data()
    assert b"<pdfaid:part>2</pdfaid:part>" in after.get_object().get_data()


def test_an_invisible_signature_needs_neither_box_nor_font(world):
    hidden = signing.Appearance("An")
    evidence = world.authority.evidence(at=SIGNED_AT)
    made = signing.sign(world.paper, key=world.leader, appearance=hidden, evidence=evidence, at=SIGNED_AT)
    assert validate(made, trust=world.trust, at=CHECKED_AT).verdict == Verdict.VALID


def test_hostile_names_are_printed_not_run(world):
    lines = ('#panic("x") $ \\ */ [', "*đậm* _nghiêng_ `mã` @ref <nhãn>", "Trần " * 80)
    hostile = signing.Appearance("Nguoi_ky", 0, (320, 120, 520, 190), lines)
    evidence = world.authority.evidence(at=SIGNED_AT)
    made = signing.sign(world.paper, key=world.leader, appearance=hostile, evidence=evidence, at=SIGNED_AT)
    assert validate(made, trust=world.trust, at=CHECKED_AT).verdict == Verdict.VALID


def test_a_revoked_certificate_cannot_sign(own_world):
    own_world.authority.revoke(own_world.person.serial, SIGNED_AT - timedelta(hours=1))
    with pytest.raises(signing.CannotSign, match="bị thu hồi"):
        own_world.signed()


@pytest.mark.parametrize("at", [MADE_AT - timedelta(days=1), MADE_AT + timedelta(days=6 * 366)])
def test_a_certificate_outside_its_validity_cannot_sign(world, at):
    with pytest.raises(signing.CannotSign, match="hết hạn"):
        world.signed(at=at)


def test_a_key_of_another_authority_cannot_sign_here(world, tmp_path):
    stranger = build(tmp_path)
    evidence = world.authority.evidence(at=SIGNED_AT)
    with pytest.raises(signing.CannotSign, match="được tin cậy"):
        signing.sign(world.paper, key=stranger.leader, appearance=PERSON, evidence=evidence, at=SIGNED_AT)


def test_one_field_is_signed_once(world, signed):
    with pytest.raises(signing.CannotSign):
        world.signed(signed)


def test_a_time_stamp_nobody_trusts_is_not_put_into_a_signature(world, tmp_path):
    stranger = build(tmp_path)
    evidence = signing.Evidence(world.trust, stranger.authority.timestamper(at=SIGNED_AT))
    with pytest.raises(signing.CannotSign, match="dấu thời gian"):
        signing.sign(world.paper, key=world.leader, appearance=PERSON, evidence=evidence, at=SIGNED_AT)


@pytest.mark.parametrize("rubbish", [b"", b"%PDF-1.7\n", b"not a pdf"])
def test_what_is_no_pdf_is_not_signed(world, rubbish):
    with pytest.raises(signing.CannotSign, match="Không ký được"):
        signing.sign(
            rubbish,
            key=world.leader,
            appearance=PERSON,
            evidence=world.authority.evidence(at=SIGNED_AT),
            at=SIGNED_AT,
        )
