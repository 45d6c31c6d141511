"""The register of dossiers: form 07 of Circular 03/2025, form 06 of 01/2018, as PDF on A4 and as XLSX.

One book a desk and year; numbers run from 1 through the year. A closed book says how many dossiers it holds and who
closed it (Circular 01/2018/TT-VPCP art. 10.2).
"""

import io
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

import xlsxwriter
from xlsxwriter.format import Format

from motcua.kernel.vietnamese import format_day, format_day_in_words, format_short
from motcua.papers.letterhead import FormName, Office, place_day
from motcua.papers.press import set_paper
from motcua.papers.typesetting import sheet

SERIF = "Times New Roman"
LARGEST_TAGGED = 300  # lines; the workbook is there for who reads by ear
COLUMNS = (
    ("STT", 6),
    ("Mã hồ sơ", 25),
    ("Tên thủ tục hành chính", 42),
    ("Tên cá nhân, tổ chức", 26),
    ("Địa chỉ, số điện thoại", 36),
    ("Cơ quan chủ trì giải quyết", 30),
    ("Nhận hồ sơ", 18),
    ("Hẹn trả kết quả", 18),
    ("Trả kết quả", 18),
    ("Phương thức nhận kết quả", 20),
    ("Ký nhận", 24),
)


@dataclass(frozen=True)
class RegisterRow:
    """One dossier. What has not happened yet is None or an empty string."""

    serial: int
    dossier_code: str
    procedure: str
    applicant: str
    address: str
    phone: str
    lead_unit: str
    received_at: datetime
    due_at: datetime
    returned_at: datetime | None = None
    return_way: str = ""
    received_by: str = ""  # who signed for the result
    ending: str = ""  # how it ended when it ended without a result

    def cells(self) -> tuple[str, ...]:
        """The row as printed, in the order of `COLUMNS`."""
        return (
            f"{self.serial:02d}",
            self.dossier_code,
            self.procedure,
            self.applicant,
            ", ".join(part for part in (self.address, self.phone) if part),
            self.lead_unit,
            format_short(self.received_at),
            format_short(self.due_at),
            format_short(self.returned_at) if self.returned_at else "",
            self.return_way or self.ending,
            self.received_by,
        )


@dataclass(frozen=True)
class Register:
    """One book, or the part of it that one field (lĩnh vực) fills. `closed_on` is None while the book is open."""

    form: FormName
    office: Office
    year: int
    volume: str  # "01/2024"
    field: str  # empty = all fields
    opened_on: date
    rows: tuple[RegisterRow, ...]
    printed_at: datetime
    keeper_name: str = ""
    closed_on: date | None = None

    def closing(self) -> str:
        """The sentence that closes the book, or says that it is open."""
        returned = sum(1 for row in self.rows if row.returned_at)
        ended = sum(1 for row in self.rows if row.ending and not row.returned_at)
        counted = f"{len(self.rows)} hồ sơ, đã trả kết quả {returned}"
        counted += f", kết thúc không có kết quả {ended}" if ended else ""
        counted += f", chưa trả kết quả {len(self.rows) - returned - ended}"
        if self.closed_on is None:
            return f"Sổ đang mở, tính đến {format_short(self.printed_at)} có {counted}."
        return f"Sổ khóa {format_day_in_words(self.closed_on)}, có {counted}."


def render_register(register: Register) -> bytes:
    """The book as PDF/A-2b, A4 landscape, its heading on every page. Same book, same bytes.

    Legal source: Circular 03/2025/TT-VPCP, Appendix I, form 07; Circular 01/2018/TT-VPCP, form 06 and arts 9-10.
    Raises `motcua.papers.fonts.FontsMissing`.
    """
    values: dict[str, object] = sheet(replace(register, rows=()))
    values["columns"] = [sheet(name) for name, _ in COLUMNS]
    values["rows"] = [sheet(row.cells()) for row in register.rows]
    values["opened_on"] = sheet(format_day(register.opened_on))
    values["closed_on"] = sheet(format_day(register.closed_on)) if register.closed_on else ""
    values["closing"] = sheet(register.closing())
    values["place_day"] = place_day(register.office, register.printed_at)
    return set_paper("register", values, at=register.printed_at, tagged=len(register.rows) <= LARGEST_TAGGED)


def register_xlsx(register: Register) -> bytes:
    """The same book as XLSX, every cell text so that nothing is taken for a formula. Same book, same bytes."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    created = register.printed_at.astimezone(UTC).replace(tzinfo=None)
    book.set_properties({"title": f"{register.form.title} {register.volume}", "created": created})
    _write(book, register)
    book.close()
    return target.getvalue()


def _heading(register: Register, bold: Format, plain: Format) -> list[tuple[str, Format]]:
    """The lines above the table: who keeps the book, its title, number, volume, field and year."""
    field = f", lĩnh vực {register.field}" if register.field else ""
    return [
        (register.office.parent.upper(), plain),
        (register.office.name.upper(), bold),
        (register.form.number, plain),
        (register.form.title.upper(), bold),
        (f"Quyển số {register.volume}, năm {register.year}{field}", plain),
        (f"Mở sổ {format_day_in_words(register.opened_on)}", plain),
    ]


def _write(book: xlsxwriter.Workbook, register: Register) -> None:
    page = book.add_worksheet(f"Sổ {register.year}")
    bold = book.add_format({"bold": True, "font_name": SERIF, "font_size": 13})
    plain = book.add_format({"font_name": SERIF, "font_size": 11})
    head = book.add_format(
        {"bold": True, "border": 1, "text_wrap": True, "align": "center", "valign": "vcenter", "font_name": SERIF}
    )
    cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top", "font_name": SERIF})
    for line, (text, look) in enumerate(_heading(register, bold, plain)):
        page.write_string(line, 0, text, look)
    first = line + 2
    for column, (name, width) in enumerate(COLUMNS):
        page.set_column(column, column, width)
        page.write_string(first, column, name, head)
    for place, row in enumerate(register.rows, start=first + 1):
        for column, text in enumerate(row.cells()):
            page.write_string(place, column, text, cell)
    page.write_string(first + len(register.rows) + 2, 0, register.closing(), plain)
    page.freeze_panes(first + 1, 2)
    page.autofilter(first, 0, first + max(1, len(register.rows)), len(COLUMNS) - 1)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(first)
    page.set_footer("&LTrang &P/&N&R" + register.form.source)
