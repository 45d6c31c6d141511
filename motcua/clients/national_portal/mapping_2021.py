"""The field names of the portal's interface of 2020-21, which the documents of 2026 still use."""

import re
from collections.abc import Iterator
from typing import Any

from motcua.clients.national_portal.portal import read_stamp, stamp
from motcua.clients.national_portal.values import Case, Fee, Filed, FiledFile, Outcome, Paper, Progress, Request

CITIZEN = 1
_SUMMARY, _OFFICER = 1000, 50
_TWELVE_DIGITS = 12
_ENDED = frozenset({3, 7, 8, 9, 10})
_WITHDRAWN, _ANSWERED = "7", "1"
_RETURN_WAYS = {"in_person": "0", "post": "1", "online": "2"}
_SHA256 = re.compile(r"^[0-9a-f]{64}$")


def dossier_row(case: Case) -> dict[str, Any]:
    """A dossier for DongBoHoSoMC; what has not happened at its status is left empty, a line of money of 0 is dropped."""
    ended = case.status in _ENDED
    return {
        "MaHoSo": case.code,
        "MaTTHC": case.procedure_code,
        "TenTTHC": case.procedure_name,
        "MaLinhVuc": case.field_code,
        "TenLinhVuc": case.field_name,
        "KenhThucHien": str(case.channel),
        "SoBienNhan": case.receipt_no,
        "ChuHoSo": case.applicant_name,
        "LoaiDoiTuong": str(case.kind),
        "DinhDanhCHS": {
            "LoaiDinhDanh": "1" if len(case.identity_no) == _TWELVE_DIGITS else "2",
            "SoDinhDanh": case.identity_no,
        },
        "Email": case.email,
        "SoDienThoai": case.phone,
        "TrichYeuHoSo": case.procedure_name[:_SUMMARY],
        "NgayNopHoSo": stamp(case.submitted_at),
        "NgayTiepNhan": stamp(case.received_at),
        "NgayHenTra": stamp(case.due_at),
        "TrangThaiHoSo": str(case.status),
        "NgayTuChoi": stamp(case.refused_at) if ended else "",
        "NgayKetThucXuLy": stamp(case.settled_at) if ended else "",
        "NgayTra": stamp(case.returned_at) if ended else "",
        "HinhThuc": _RETURN_WAYS.get(case.return_way, "") if ended else "",
        "DonViXuLy": case.unit,
        "GhiChu": case.note,
        "NoiNopHoSo": "1" if case.from_portal else "2",
        "HoSoCoThanhPhanSoHoa": _flag(any(paper.digitised for paper in case.papers)),
        "DuocThanhToanTrucTuyen": "2" if any(fee.online for fee in case.fees) else "0",
        "TaiLieuNop": [_paper(paper) for paper in case.papers],
        "DanhSachLePhi": [_fee(fee) for fee in case.fees if fee.amount > 0],
        "DanhSachHoSoBoSung": [_request(one) for one in case.requests],
        "DanhSachGiayToKetQua": [_outcome(one) for one in case.outcomes] if ended else [],
    }


def progress_row(progress: Progress) -> dict[str, Any]:
    """One line for CapNhatTienDoHoSoMC."""
    return {
        "MaHoSo": progress.code,
        "NguoiXuLy": progress.officer[:_OFFICER],
        "ChucDanh": progress.title,
        "ThoiDiemXuLy": stamp(progress.at),
        "PhongBanXuLy": progress.unit,
        "NoiDungXuLy": progress.content,
        "TrangThai": str(progress.status),
        "NgayBatDau": stamp(progress.began_at),
        "NgayKetThucTheoQuyDinh": stamp(progress.due_at),
    }


def read_filed(row: dict[str, Any]) -> Filed:
    """A dossier as the portal sends it. Raises ValueError with a Vietnamese sentence for what cannot be read.

    Answers of the form travel in `DuLieuToKhai`, by the names of the form; the rest are the fields of HoSo. Status 7 is
    the applicant's wish to stop, for which no file matters; a row of `DanhSachHoSoBoSung` at 1 is a request answered.
    """
    for name in ("MaHoSo", "MaTTHC", "DonViXuLy", "ChuHoSo", "NgayNopHoSo"):
        if not str(row.get(name) or "").strip():
            raise ValueError(f"Hồ sơ thiếu “{name}”.")
    identity, answers, files = row.get("DinhDanhCHS"), row.get("DuLieuToKhai") or {}, row.get("TaiLieuNop") or []
    if not isinstance(answers, dict) or not isinstance(files, list):
        raise ValueError("“DuLieuToKhai” phải là các cặp tên và giá trị, “TaiLieuNop” phải là danh sách.")
    kind = str(row.get("LoaiDoiTuong") or CITIZEN)
    withdrawn = str(row.get("TrangThaiHoSo") or "") == _WITHDRAWN
    return Filed(
        code=_text(row, "MaHoSo", 60),
        procedure_code=_text(row, "MaTTHC", 40),
        agency_code=_text(row, "DonViXuLy", 40),
        kind=int(kind) if kind.isascii() and kind.isdigit() else 0,
        name=_text(row, "ChuHoSo", 160),
        identity_no=str(identity.get("SoDinhDanh") or "") if isinstance(identity, dict) else "",
        phone=_text(row, "SoDienThoai", 20),
        email=_text(row, "Email", 250),
        address=_text(row, "DiaChi", 250),
        filed_at=read_stamp(str(row["NgayNopHoSo"])),
        answers=answers,
        files=() if withdrawn else tuple(_filed_file(one) for one in files if not _is_deleted(one)),
        answered=frozenset(_answered(row.get("DanhSachHoSoBoSung"))),
        withdrawn=withdrawn,
        note=_text(row, "GhiChu", 1000),
    )


def _text(row: dict[str, Any], name: str, longest: int) -> str:
    return " ".join(str(row.get(name) or "").replace("\0", "").split())[:longest]


def _answered(rows: Any) -> Iterator[str]:
    for row in rows if isinstance(rows, list) else []:
        if isinstance(row, dict) and str(row.get("TrangThaiBoSung") or "") == _ANSWERED:
            yield str(row.get("HoSoBoSungId") or "")[:40]


def _is_deleted(row: Any) -> bool:
    return isinstance(row, dict) and str(row.get("IsDeleted")).lower() in {"true", "1"}


def _filed_file(row: Any) -> FiledFile:
    if not isinstance(row, dict) or not row.get("DuongDanTaiTepTin") or not row.get("MaThanhPhanHoSo"):
        raise ValueError("Mỗi tệp trong “TaiLieuNop” phải có MaThanhPhanHoSo và DuongDanTaiTepTin.")
    digest = str(row.get("MaBam") or "").lower()
    if digest and not _SHA256.match(digest):
        raise ValueError("“MaBam” của tệp phải là mã SHA-256 gồm 64 ký tự.")
    name = _text(row, "TenTepDinhKem", 200) or "tep-dinh-kem"
    return FiledFile(name, _text(row, "MaThanhPhanHoSo", 60), str(row["DuongDanTaiTepTin"])[:1000], digest)


def _flag(said: bool) -> str:
    return "1" if said else "0"


def _paper(paper: Paper) -> dict[str, Any]:
    return {
        "TepDinhKemId": paper.number,
        "TenTepDinhKem": paper.file_name,
        "IsDeleted": "False",
        "MaThanhPhanHoSo": paper.key,
        "DuongDanTaiTepTin": "",
        "DuocSoHoa": _flag(paper.digitised),
        "DuocTaiSuDung": "0",
        "DuocLayTuKhoDMQG": "0",
        "MaKetQuaThayThe": "",
    }


def _fee(fee: Fee) -> dict[str, Any]:
    return {
        "TenPhiLePhi": fee.name,
        "MaPhiLePhi": "",
        "HinhThucThu": "",
        "Gia": str(fee.amount),
        "LoaiPhiLePhi": "",
    }


def _request(one: Request) -> dict[str, Any]:
    return {
        "HoSoBoSungId": one.number,
        "NguoiYeuCauBoSung": one.asked_by[:_OFFICER],
        "NoiDungBoSung": one.content,
        "NgayBoSung": stamp(one.asked_at),
        "NguoiTiepNhanBoSung": "",
        "ThongTinTiepNhan": "",
        "NgayTiepNhanBoSung": stamp(one.answered_at),
        "TrangThaiBoSung": _flag(one.answered_at is not None),
        "DanhSachGiayToBoSung": [{"TenGiayTo": name} for name in one.papers],
        "DanhSachLePhiBoSung": [],
        "NgayHenTraTruoc": stamp(one.due_before),
        "NgayHenTraMoi": stamp(one.due_after),
    }


def _outcome(one: Outcome) -> dict[str, Any]:
    return {
        "TenGiayTo": one.title,
        "MaThanhPhanHoSo": "",
        "GiayToId": one.number,
        "DuongDanTepTinKetQua": one.address,
        "MaGiayToKetQua": one.code,
    }
