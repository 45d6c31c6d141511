"""Validating: each way a file can be less than it seems."""

from dataclasses import astuple, replace
from datetime import timedelta
from io import BytesIO

import pytest
from pyhanko.pdf_utils.generic import pdf_name, pdf_string
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field
from pypdf import PdfReader, PdfWriter

from motcua.pades import signing
from motcua.pades.policy import Later, Revocation
from motcua.pades.trust import Trust
from motcua.pades.validation import SignerKind, TimeSource, Verdict, validate
from tests.factories.pades import CHECKED_AT, PERSON, SIGNED_AT, build


def test_the_report_names_signer_issuer_and_time(world, sealed):
    leader, seal = validate(sealed, trust=world.trust, at=CHECKED_AT).signatures
    assert (leader.signer_name, leader.signer_title) == ("Nguyễn Thị Ánh Tuyết", "Chủ tịch")
    assert leader.organisation == seal.signer_name == "Ủy ban nhân dân huyện Chợ Gạo"
    assert (leader.signer_kind, seal.signer_kind) == (SignerKind.PERSON, SignerKind.AGENCY)
    assert leader.issuer.startswith("Chứng thực số THỬ NGHIỆM ")
    assert (leader.serial, seal.serial) == (world.person.serial, world.agency.serial)
    assert leader.time_source == TimeSource.TIMESTAMP
    assert (leader.integrity, leader.trusted, leader.revocation) == (True, True, Revocation.GOOD)
    assert (leader.covers_whole_document, leader.later) == (False, Later.SIGNATURES)
    assert (seal.covers_whole_document, seal.later) == (True, Later.NOTHING)


def test_a_file_without_signatures_is_unsigned(world):
    assert validate(world.paper, trust=world.trust, at=CHECKED_AT).verdict == Verdict.UNSIGNED


def test_the_evidence_inside_is_enough_with_the_root_alone(world, sealed):
    bare = Trust(roots=(world.authority.root_pem,))
    assert validate(sealed, trust=bare, at=CHECKED_AT).verdict == Verdict.VALID


def test_missing_revocation_data_is_unknown(world):
    poor = world.signed(embed=False)
    report = validate(poor, trust=replace(world.trust, crls=()), at=CHECKED_AT)
    assert report.verdict == Verdict.UNKNOWN
    assert report.signatures[0].revocation == Revocation.UNKNOWN
    assert any("Không có dữ liệu thu hồi" in reason for reason in report.signatures[0].reasons)
    assert validate(poor, trust=world.trust, at=CHECKED_AT).verdict == Verdict.VALID


def test_one_list_missing_is_missing_data(world):
    poor = world.signed(embed=False)
    for crl in world.authority.crls:
        report = validate(poor, trust=replace(world.trust, crls=(crl,)), at=CHECKED_AT)
        assert report.verdict == Verdict.UNKNOWN


def test_an_issuer_we_do_not_trust_is_unknown(world, sealed, tmp_path):
    stranger = build(tmp_path)
    report = validate(sealed, trust=stranger.trust, at=CHECKED_AT)
    assert report.verdict == Verdict.UNKNOWN
    assert report.signatures[0].trusted is False
    assert "không có trong danh sách được hệ thống này tin cậy" in report.signatures[0].reasons[0]


def test_no_trust_at_all_is_unknown(sealed):
    assert validate(sealed, trust=Trust(roots=()), at=CHECKED_AT).verdict == Verdict.UNKNOWN


def test_a_changed_word_is_invalid(world, sealed):
    place = sealed.index(b"/MediaBox")
    changed = sealed[: place + 12] + b"9" + sealed[place + 13 :]
    report = validate(changed, trust=world.trust, at=CHECKED_AT)
    assert report.verdict == Verdict.INVALID
    assert [signature.integrity for signature in report.signatures] == [False, False]


def test_revoked_before_signing_is_invalid(own_world):
    signed = own_world.signed()
    own_world.authority.revoke(own_world.person.serial, SIGNED_AT - timedelta(hours=1))
    report = validate(signed, trust=own_world.trust, at=CHECKED_AT)
    assert report.verdict == Verdict.INVALID
    assert report.signatures[0].revocation == Revocation.REVOKED
    assert "thu hồi trước thời điểm ký" in report.signatures[0].reasons[0]


def test_revoked_after_a_time_stamped_signing_stays_valid(own_world):
    signed = own_world.signed()
    own_world.authority.revoke(own_world.person.serial, SIGNED_AT + timedelta(hours=1))
    assert validate(signed, trust=own_world.trust, at=CHECKED_AT).verdict == Verdict.VALID


def test_an_old_list_in_the_file_does_not_hide_a_revocation_we_know(own_world):
    signed = own_world.signed()
    own_world.authority.revoke(own_world.person.serial, SIGNED_AT - timedelta(hours=1))
    issuing_only = replace(own_world.trust, crls=own_world.authority.crls[1:])
    assert validate(signed, trust=issuing_only, at=CHECKED_AT).verdict == Verdict.INVALID


def test_an_expired_certificate_is_carried_by_its_time_stamp(world, signed):
    years_later = CHECKED_AT + timedelta(days=6 * 365)
    assert validate(signed, trust=world.trust, at=years_later).verdict == Verdict.VALID


def test_an_expired_certificate_without_a_time_stamp_is_unknown(world):
    unstamped = _without_time_stamp(world)
    now = validate(unstamped, trust=world.trust, at=CHECKED_AT)
    assert (now.verdict, now.signatures[0].time_source) == (Verdict.VALID, TimeSource.CLAIMED)
    later = validate(unstamped, trust=world.trust, at=CHECKED_AT + timedelta(days=6 * 365))
    assert later.verdict == Verdict.UNKNOWN
    assert "không còn hiệu lực" in later.signatures[0].reasons[-1]


def test_a_time_stamp_of_an_untrusted_authority_proves_nothing(world, tmp_path):
    stranger = build(tmp_path)
    both = Trust(*(ours + theirs for ours, theirs in zip(astuple(world.trust), astuple(stranger.trust), strict=True)))
    evidence = signing.Evidence(both, stranger.authority.timestamper(at=SIGNED_AT), embed=False)
    made = signing.sign(world.paper, key=world.leader, appearance=PERSON, evidence=evidence, at=SIGNED_AT)
    report = validate(made, trust=world.trust, at=CHECKED_AT)
    assert (report.verdict, report.signatures[0].time_source) == (Verdict.UNKNOWN, TimeSource.CLAIMED)
    assert "Chưa xác nhận được tổ chức cấp dấu thời gian" in " ".join(report.signatures[0].reasons)


def test_a_time_stamp_from_the_future_is_unknown(world, signed):
    assert validate(signed, trust=world.trust, at=SIGNED_AT - timedelta(days=1)).verdict == Verdict.UNKNOWN


def test_a_page_changed_after_signing_is_invalid(world, signed):
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    page = writer.root["/Pages"]["/Kids"][0]
    page[pdf_name("/Rotate")] = pdf_string("90")
    writer.update_container(page)
    report = validate(_written(writer), trust=world.trust, at=CHECKED_AT)
    assert report.verdict == Verdict.INVALID
    assert "Sau khi ký, tệp có thêm nội dung" in report.signatures[0].reasons[0]


def test_an_empty_field_with_a_picture_added_after_signing_is_invalid(world, signed):
    writer = IncrementalPdfFileWriter(BytesIO(signed))
    append_signature_field(writer, SigFieldSpec("Gia_mao", box=(10, 10, 200, 80)))
    report = validate(_written(writer), trust=world.trust, at=CHECKED_AT)
    assert report.verdict == Verdict.INVALID


def test_a_file_saved_anew_by_another_program_is_never_valid(world, sealed):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(sealed)))
    out = BytesIO()
    writer.write(out)
    assert validate(out.getvalue(), trust=world.trust, at=CHECKED_AT).verdict == Verdict.INVALID


def test_nothing_may_hang_on_after_the_end_but_white_space(world, sealed):
    assert validate(sealed + b"\r\n", trust=world.trust, at=CHECKED_AT).verdict == Verdict.VALID
    report = validate(sealed + b"% more", trust=world.trust, at=CHECKED_AT)
    assert report.verdict == Verdict.INVALID
    assert "Phần cuối của tệp" in report.reasons[0]


def test_the_zeros_that_fill_up_a_signature_must_stay_zeros(world, signed):
    place = signed.rindex(b"00>")
    changed = signed[:place] + b"1" + signed[place + 1 :]
    assert validate(changed, trust=world.trust, at=CHECKED_AT).verdict == Verdict.INVALID


def test_an_encrypted_file_is_unknown_with_the_way_out(world, sealed):
    writer = PdfWriter(clone_from=PdfReader(BytesIO(sealed)))
    writer.encrypt("mật khẩu", algorithm="AES-256")
    out = BytesIO()
    writer.write(out)
    report = validate(out.getvalue(), trust=world.trust, at=CHECKED_AT)
    assert (report.verdict, report.signatures) == (Verdict.UNKNOWN, ())
    assert "mật khẩu" in report.reasons[0]


@pytest.mark.parametrize(
    ("data", "word"),
    [(b"", "rỗng"), (b"\x89PNG\r\n\x1a\n" + bytes(100), "không phải là tệp PDF"), (b"%PDF-1.7\nxyz", "hỏng")],
)
def test_what_is_no_pdf_is_invalid_with_a_sentence(world, data, word):
    report = validate(data, trust=world.trust, at=CHECKED_AT)
    assert report.verdict == Verdict.INVALID
    assert word in report.reasons[0]


def _without_time_stamp(world) -> bytes:
    evidence = signing.Evidence(world.trust, timestamper=None)
    return signing.sign(world.paper, key=world.leader, appearance=PERSON, evidence=evidence, at=SIGNED_AT)


def _written(writer) -> bytes:
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
