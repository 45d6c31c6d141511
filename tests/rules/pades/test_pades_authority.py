"""The test authority: made once, read again, never mistaken for a real one."""

import multiprocessing
import stat
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from motcua.pades import authority, certificates, keys
from tests.factories.pades import MADE_AT, PIN, SIGNED_AT


def test_a_second_start_finds_the_same_authority(world):
    again = authority.create(world.authority.folder, at=SIGNED_AT)
    assert again.root_pem == world.authority.root_pem
    assert again.intermediates == world.authority.intermediates


def _start(folder, results):
    results.put(authority.create(folder, at=MADE_AT).root_pem)


def test_two_processes_starting_together_get_one_authority(tmp_path):
    context = multiprocessing.get_context("spawn")
    results = context.Queue()
    workers = [context.Process(target=_start, args=(tmp_path / "ca", results)) for _ in range(2)]
    for worker in workers:
        worker.start()
    roots = {results.get(timeout=60) for _ in workers}
    for worker in workers:
        worker.join(timeout=60)
    assert len(roots) == 1


def test_a_start_that_was_killed_half_way_is_done_again(tmp_path):
    first = authority.create(tmp_path, at=MADE_AT)
    (tmp_path / "ready").unlink()
    (tmp_path / "issuing.crl").unlink()
    second = authority.create(tmp_path, at=MADE_AT)
    assert second.root_pem != first.root_pem
    assert len(second.crls) == 2


def test_private_keys_are_for_the_owner_only(world):
    folder = world.authority.folder
    keys_found = list(folder.glob("*.key"))
    assert len(keys_found) == 3
    assert {stat.S_IMODE(path.stat().st_mode) for path in keys_found} == {0o600}


def test_every_name_says_that_this_is_a_test(world):
    made = world.authority
    for pair in (made.root, made.issuing, made.timestamping):
        assert "THỬ NGHIỆM" in pair.certificate.subject.rfc4514_string()
    for issued in (world.person, world.agency):
        certificate = x509.load_pem_x509_certificate(issued.certificate_pem)
        assert "THỬ NGHIỆM" in certificate.subject.rfc4514_string()
        assert "THỬ NGHIỆM" in certificate.issuer.rfc4514_string()


def test_the_chain_holds_and_each_certificate_may_do_one_thing(world):
    made = world.authority
    made.issuing.certificate.verify_directly_issued_by(made.root.certificate)
    made.timestamping.certificate.verify_directly_issued_by(made.issuing.certificate)
    world.leader.certificate.verify_directly_issued_by(made.issuing.certificate)
    stamping = made.timestamping.certificate.extensions.get_extension_for_class(x509.ExtendedKeyUsage)
    assert stamping.critical and list(stamping.value) == [ExtendedKeyUsageOID.TIME_STAMPING]
    usage = world.leader.certificate.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.digital_signature and usage.content_commitment and not usage.key_cert_sign


def test_an_issued_certificate_names_person_and_agency(world):
    certificate = x509.load_pem_x509_certificate(world.person.certificate_pem)
    text = certificate.subject.rfc4514_string()
    for part in ("Nguyễn Thị Ánh Tuyết", "Chủ tịch", "Ủy ban nhân dân huyện Chợ Gạo", "CB-0001"):
        assert part in text
    assert world.person.not_before <= MADE_AT <= world.person.not_after
    assert world.person.not_after - world.person.not_before <= timedelta(days=5 * 366)


def test_a_long_name_is_kept_in_letters_not_bytes(world):
    name = "Phòng Nông nghiệp và Phát triển nông thôn huyện Chợ Gạo"
    issued = world.authority.issue_agency(name, "H58.01.02", passphrase=PIN, at=MADE_AT)
    assert f"CN={name}" in certificates.describe(issued.certificate_pem)[0]


def test_a_wrong_pin_is_refused_with_a_sentence(world):
    with pytest.raises(keys.WrongPin, match="Mã PIN không đúng"):
        keys.open_pkcs12(world.person.pkcs12, PIN + "0")
    with pytest.raises(keys.WrongPin):
        keys.open_pkcs12(b"rubbish", PIN)


def test_an_open_key_does_not_show_itself_when_printed(world):
    assert "key=" not in repr(world.leader)


def test_revocation_is_published_numbered_and_can_be_repeated(own_world):
    made = own_world.authority
    before = x509.load_der_x509_crl(made.crls[1])
    made.revoke(own_world.person.serial, SIGNED_AT)
    made.revoke(own_world.person.serial, SIGNED_AT + timedelta(days=1))
    after = x509.load_der_x509_crl(made.crls[1])
    entry = after.get_revoked_certificate_by_serial_number(int(own_world.person.serial, 16))
    assert entry is not None and entry.revocation_date_utc == SIGNED_AT
    number = x509.CRLNumber
    assert (
        after.extensions.get_extension_for_class(number).value.crl_number
        == before.extensions.get_extension_for_class(number).value.crl_number + 2
    )


def test_revocations_survive_a_refresh_of_the_lists(own_world):
    own_world.authority.revoke(own_world.person.serial, SIGNED_AT)
    own_world.authority.refresh_crls(at=SIGNED_AT + timedelta(days=3))
    fresh = x509.load_der_x509_crl(own_world.authority.crls[1])
    assert fresh.last_update_utc == SIGNED_AT + timedelta(days=3)
    assert fresh.get_revoked_certificate_by_serial_number(int(own_world.person.serial, 16)) is not None


def test_a_serial_that_was_never_issued_cannot_be_revoked(world):
    with pytest.raises(authority.UnknownSerial, match="Không có chứng thư số abc"):
        world.authority.revoke("abc", SIGNED_AT)
