"""`motcua figures`: the public figures, as on /so-lieu/."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from motcua.kernel.periods import parse_period
from motcua.kernel.vietnamese import format_number
from motcua.monitoring.queries import public_figures


class Command(BaseCommand):
    help = "Số liệu công khai: thủ tục, dịch vụ công trực tuyến, cơ quan, tình hình giải quyết hồ sơ"

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--period", default="", help="2024, 2024-06, 2024-Q2, 2024-H1, 2024-01-01..2024-06-30")
        parser.add_argument("--json", action="store_true", dest="as_json", help="in ra JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            period = parse_period(options["period"]) if options["period"] else None
        except ValueError as error:
            raise CommandError(str(error)) from error
        found = public_figures(timezone.now(), period)
        if options["as_json"]:
            self.stdout.write(json.dumps(found, ensure_ascii=False, indent=2))
            return
        for line in told(found):
            self.stdout.write(line)


def told(found: dict[str, Any]) -> list[str]:
    """The figures as lines of text."""
    catalogue = found["catalogue"]
    services, agencies = catalogue["online_services"], catalogue["agencies"]
    levels = ", ".join(f"{level} {count}" for level, count in catalogue["procedures"].items() if level != "total")
    lines = [
        f"Thủ tục hành chính: {catalogue['procedures']['total']} ({levels})",
        f"Dịch vụ công trực tuyến: {services['total']} (chưa trực tuyến {services['none']}, "
        f"một phần {services['partial']}, toàn trình {services['full']})",
        f"Cấp xã {agencies['communes']}, cơ quan chuyên môn {agencies['departments']}, chi nhánh đăng ký đất đai "
        f"{agencies['land_branches']}, đơn vị sự nghiệp {agencies['service_units']}, "
        f"Bộ phận Một cửa {agencies['desks']}",
        f"Kỳ: {found['period']['name']}",
    ]
    return lines + [f"  {one['name']}: {_value(one)}" for one in found["figures"]]


def _value(one: dict[str, Any]) -> str:
    if one["value"] is None:
        return "chưa có số liệu"
    return f"{format_number(one['value'])}{' %' if one['unit'] else ''}"
