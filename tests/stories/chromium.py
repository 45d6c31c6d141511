"""People in a real browser: signing in, filling forms by their names, and looking at every page they pass."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from tests.factories.cast import PASSWORD
from tests.stories.system import System

PHONE, WIDE = (360, 740), (1366, 850)
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
IMAGES = os.environ.get("DOC_IMAGES", "")


@dataclass
class Person:
    """Somebody with one browser window. Everything the page complains about is collected in `complaints`."""

    page: Page
    name: str
    complaints: list[str] = field(default_factory=list)

    @classmethod
    def at(cls, browser: Browser, system: System, name: str, size: tuple[int, int]) -> Person:
        """A new window of this size."""
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            device_scale_factor=2 if IMAGES else 1,
            locale="vi-VN",
            base_url=system.address,
        )
        person = cls(context.new_page(), name)
        person.page.on("console", person._heard)
        return person

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and ("Content Security Policy" in message.text or "Refused" in message.text):
            self.complaints.append(message.text)

    def sign_in(self, username: str, door: str) -> None:
        """Through the login page, with the keyboard."""
        self.page.goto(f"/tai-khoan/login/?next={door}")
        self.page.fill("input[name=login]", username)
        self.page.fill("input[name=password]", PASSWORD)
        self.page.keyboard.press("Enter")
        expect(self.page.locator("[data-sign-out]")).to_be_visible()
        self.page.wait_for_load_state("load")

    def look(self, picture: str = "") -> None:
        """The page is accessible (axe), fits the window, and breaks no policy; a picture is kept when asked for."""
        assert self.complaints == []
        wide = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{self.page.url} is {wide} px too wide"
        if IMAGES and picture:
            Path(IMAGES).mkdir(parents=True, exist_ok=True)
            self.page.screenshot(path=f"{IMAGES}/{picture}.png")
        found = Axe().run(self.page)
        assert found.violations_count == 0, f"{self.page.url}\n{found.generate_report()}"
        self.complaints.clear()  # axe itself adds a style the policy refuses

    def fill(self, values: Mapping[str, Any]) -> None:
        """Answer every question on the page that has a value here, in the order of the page."""
        for name in self._questions():
            if name in values:
                self._answer(name, values[name])

    def _questions(self) -> list[str]:
        names = self.page.eval_on_selector_all(
            "main form :is(input, select, textarea)[name]", "fields => fields.map(field => field.name)"
        )
        return list(dict.fromkeys(names))

    def _answer(self, name: str, value: Any) -> None:
        one = self.page.locator(f"main form [name='{name}']").first
        kind = one.evaluate("field => field.type")
        if kind == "radio":
            self.page.locator(f"main form [name='{name}'][value='{value}']").check()
        elif kind == "checkbox":
            one.check()
        elif kind.startswith("select"):
            one.select_option(str(value))
        elif one.is_visible():
            one.fill(as_typed(value))


def as_typed(value: Any) -> str:
    """As a person types it: days as 20/02/2024."""
    try:
        return f"{date.fromisoformat(str(value)):%d/%m/%Y}"
    except ValueError:
        return str(value)
