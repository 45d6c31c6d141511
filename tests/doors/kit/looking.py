"""Looking at pages of the doors in a real browser: accessible, no sideways scroll; pictures when asked for."""

import os
import re
import shutil
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from tests.doors.kit.browser import ORIGIN, Site

WIDTHS = (360, 1280)
PICTURES = os.environ.get("LOOK_AT_PAGES", "")


def rendered(answer: Any) -> str:
    """The page as the browser gets it, its papers left out: they are no pages of ours."""
    assert answer.status_code in (200, 422), answer
    return re.sub(r'(<iframe[^>]*?)src="[^"]*"', r'\1src="about:blank"', answer.content.decode())


def looked_at(built: Path, pages: dict[str, str]) -> list[tuple[str, int, str, str]]:
    """What is wrong with the pages in a browser, by address and width."""
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    wrong: list[tuple[str, int, str, str]] = []
    with sync_playwright() as tools:
        browser = tools.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"])
        for width in WIDTHS:
            context = browser.new_context(viewport={"width": width, "height": 900}, bypass_csp=True)
            page = context.new_page()
            Site(built, pages).serve(page)
            for address in pages:
                page.goto(ORIGIN + address)
                if PICTURES:
                    page.screenshot(
                        path=f"{PICTURES}/{address.strip('/').replace('/', '-')}-{width}.png", full_page=True
                    )
                # The rules cost more than the page: every time on a telephone, on a wide screen when somebody looks.
                found = Axe().run(page).response["violations"] if width == WIDTHS[0] or PICTURES else []
                wrong += [(address, width, one["id"], one["nodes"][0]["html"]) for one in found]
                if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
                    wrong.append((address, width, "sideways scroll", ""))
            context.close()
        browser.close()
    return wrong
