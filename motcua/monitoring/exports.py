"""Figures and lists as files people open: CSV (UTF-8 with BOM, streamed) and XLSX (written row by row).

Cells that a spreadsheet would take for a formula are written as text.
"""

import csv
import os
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import IO, Any

import xlsxwriter

from motcua.dossiers.models import Dossier
from motcua.dossiers.models.dossier import DossierQuerySet
from motcua.dossiers.rules.states import TIMELINESS_NAMES
from motcua.kernel.vietnamese import format_day, format_short
from motcua.kernel.worktime import in_vietnam
from motcua.monitoring.queries import CHANNELS, FigureSet, Line, Reading

CSV_TYPE = "text/csv; charset=utf-8"
XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | Decimal | date | datetime | None

_WORKBOOK = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_BOM = "\ufeff"
_RISKY = ("=", "+", "-", "@", "\t", "\r", "\n")
_REPORT_COLUMNS: tuple[tuple[str, str], ...] = (
    ("Tổng số phải giải quyết", "to_settle"),
    ("Tiếp nhận trực tuyến", "received_online"),
    ("Tiếp nhận trực tiếp, bưu chính", "received_otherwise"),
    ("Từ kỳ trước", "carried_over"),
    ("Đã giải quyết", "settled"),
    ("Trước hạn", "settled_early"),
    ("Đúng hạn", "settled_on_time"),
    ("Quá hạn", "settled_late"),
    ("Đang giải quyết", "open"),
    ("Đang quá hạn (lúc đọc)", "overdue"),
    ("Chờ tiếp nhận", "waiting"),
    ("Đã trả kết quả", "returned"),
    ("Phiếu đánh giá", "ballots"),
    ("Phiếu hài lòng", "satisfied"),
)
_BESIDES_COLUMNS: tuple[tuple[str, str], ...] = (
    ("Tiếp nhận", "received"),
    ("Từ nơi khác chuyển đến", "received_elsewhere"),
    ("Phần việc liên thông đã giải quyết", "parts_settled"),
    ("Phần việc trước hạn", "parts_early"),
    ("Phần việc đúng hạn", "parts_on_time"),
    ("Phần việc quá hạn", "parts_late"),
)


@dataclass(frozen=True)
class Sheet:
    """A table with its name, its columns and its rows, which may be a stream."""

    name: str
    columns: tuple[str, ...]
    rows: Iterable[tuple[Cell, ...]]


def figure_sheets(counted: FigureSet) -> list[Sheet]:
    """The figures with their definitions, the breakdowns in the columns of report II.06a, and what it has no column for."""
    columns = ("Chỉ tiêu", "Giá trị", "Đơn vị tính", "Mẫu số", "Mẫu số là", "Định nghĩa", "Kỳ", "Phạm vi", "Đọc lúc")
    rows = [_figure_row(one, counted.scope.name) for one in counted.readings]
    return [
        Sheet("Chỉ tiêu", columns, rows),
        _report("Theo đơn vị", "Đơn vị", [*counted.by_unit, counted.whole], _REPORT_COLUMNS),
        _report("Theo lĩnh vực", "Lĩnh vực", [*counted.by_field, counted.whole], _REPORT_COLUMNS),
        _report("Theo kênh", "Kênh nộp", [*counted.by_channel, counted.whole], _REPORT_COLUMNS),
        _report("Liên thông, phi địa giới", "Đơn vị", [*counted.by_unit, counted.whole], _BESIDES_COLUMNS),
    ]


def _figure_row(one: Reading, scope: str) -> tuple[Cell, ...]:
    unit = "%" if one.is_rate else "lượt"
    told = one.definition
    return (
        told.name,
        one.value,
        unit,
        one.denominator,
        told.over_name,
        told.meaning,
        one.period.name,
        scope,
        one.read_at,
    )


def _report(name: str, first: str, lines: list[Line], columns: tuple[tuple[str, str], ...]) -> Sheet:
    rows: list[tuple[Cell, ...]] = [
        (line.name, *(getattr(line.totals, attribute) for _, attribute in columns)) for line in lines
    ]
    return Sheet(name, (first, *(title for title, _ in columns)), rows)


def dossier_sheet(name: str, rows: DossierQuerySet) -> Sheet:
    """A list of dossiers, streamed from the database; `rows` came through the asker's rights."""
    columns = (
        "Mã hồ sơ",
        "Thủ tục",
        "Mã thủ tục",
        "Người nộp",
        "Kênh nộp",
        "Nộp lúc",
        "Tiếp nhận lúc",
        "Hẹn trả lúc",
        "Trạng thái",
        "Giải quyết xong lúc",
        "Kết quả so với hạn",
        "Trả kết quả lúc",
        "Đang ở",
    )
    return Sheet(name, columns, (_dossier_row(dossier) for dossier in rows.iterator(chunk_size=500)))


def _dossier_row(dossier: Dossier) -> tuple[Cell, ...]:
    return (
        dossier.code,
        dossier.revision.name,
        dossier.revision.procedure.code,
        dossier.applicant_name if getattr(dossier, "own", True) else "",
        CHANNELS[dossier.channel],
        dossier.submitted_at,
        dossier.received_at,
        dossier.due_at,
        dossier.state_name,
        dossier.settled_at,
        TIMELINESS_NAMES.get(dossier.timeliness, ""),
        dossier.returned_at,
        dossier.holder_agency.name,
    )


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula: a leading apostrophe before = + - @ and control characters."""
    return f"'{text}" if text.startswith(_RISKY) else text


def csv_stream(sheets: list[Sheet]) -> Iterator[str]:
    """The sheets one under the other, a row at a time, with a BOM for spreadsheets."""
    yield _BOM
    writer = csv.writer(_Echo())
    for number, sheet in enumerate(sheets):
        if len(sheets) > 1:
            if number:
                yield writer.writerow([])
            yield writer.writerow([sheet.name])
        yield writer.writerow([guarded(title) for title in sheet.columns])
        for row in sheet.rows:
            yield writer.writerow([_as_text(cell) for cell in row])


class _Echo:
    """A file that hands each written line back, so that csv can stream."""

    def write(self, line: str) -> str:
        return line


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return format_short(cell)
    if isinstance(cell, date):
        return format_day(cell)
    return guarded(cell) if isinstance(cell, str) else str(cell)


def xlsx_file(sheets: list[Sheet]) -> IO[bytes]:
    """A workbook in a temporary file, open at its beginning; memory does not grow with the rows."""
    descriptor, path = tempfile.mkstemp(suffix=".xlsx")
    Path(path).unlink()  # the open file stays until the answer has been sent
    file = os.fdopen(descriptor, "w+b")
    with xlsxwriter.Workbook(file, _WORKBOOK) as book:
        formats = {
            "head": book.add_format({"bold": True, "text_wrap": True, "bottom": 1}),
            "moment": book.add_format({"num_format": "hh:mm dd/mm/yyyy"}),
            "day": book.add_format({"num_format": "dd/mm/yyyy"}),
        }
        for sheet in sheets:
            _write_sheet(book.add_worksheet(sheet.name[:31]), sheet, formats)
    file.seek(0)
    return file


def _write_sheet(page: Any, sheet: Sheet, formats: dict[str, Any]) -> None:
    page.freeze_panes(1, 1)
    page.set_column(0, 0, 34)
    page.set_column(1, max(1, len(sheet.columns) - 1), 20)
    page.write_row(0, 0, sheet.columns, formats["head"])
    for at, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            _write_cell(page, at, column, cell, formats)


def _write_cell(page: Any, at: int, column: int, cell: Cell, formats: dict[str, Any]) -> None:
    if isinstance(cell, datetime):
        page.write_datetime(at, column, in_vietnam(cell).replace(tzinfo=None), formats["moment"])
    elif isinstance(cell, date):
        page.write_datetime(at, column, cell, formats["day"])
    elif isinstance(cell, int | Decimal):
        page.write_number(at, column, cell)
    elif cell is not None:
        page.write_string(at, column, cell)
