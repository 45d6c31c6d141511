"""What is sent to a browser: small on the first visit, nothing inline, wording complete."""

import gettext
import gzip
import re
from pathlib import Path

import pytest

from motcua.web.kit.styleguide import styleguide

ROOT = Path(__file__).parents[3]
LOCALE = ROOT / "motcua" / "web" / "kit" / "locale"
TEMPLATES = [path for path in (ROOT / "motcua" / "web").rglob("*.html")]
FIRST_VISIT = 150 * 1024


def test_the_first_visit_is_light(built, ask):
    page = len(gzip.compress(styleguide(ask("/")).content))
    texts = sum(len(gzip.compress((built / name).read_bytes())) for name in ("app.css", "app.js", "portal.js"))
    subsets = [
        f"be-vietnam-pro-{subset}-{weight}-normal.woff2" for subset in ("latin", "vietnamese") for weight in (400, 600)
    ]
    fonts = sum((built / "fonts" / name).stat().st_size for name in subsets)
    assert page + texts + fonts + (built / "images" / "mark.svg").stat().st_size < FIRST_VISIT


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_templates_hold_nothing_inline(path):
    html = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle=", html)
    assert not re.search(r"\son[a-z]+=[\"']", html)
    for script in re.findall(r"<script\b[^>]*>", html):
        assert "src=" in script or 'type="application/json"' in script


def test_the_stylesheet_fetches_only_what_was_built(built):
    css = (built / "app.css").read_text(encoding="utf-8")
    for address in set(re.findall(r"url\(\"?([^)\"]+)\"?\)", css)):
        assert (built / address).is_file(), address
    assert "GDS Transport" not in css and "crown" not in css


def test_scripts_do_not_evaluate_text(built):
    for name in ("portal.js", "counter.js", "desk.js"):
        script = (built / name).read_text(encoding="utf-8")
        assert "eval(" not in script and "new Function" not in script


def test_wording_is_compiled_and_whole(built):
    source = (LOCALE / "vi/LC_MESSAGES/django.po").read_text(encoding="utf-8")
    with (LOCALE / "vi/LC_MESSAGES/django.mo").open("rb") as compiled:
        catalogue = gettext.GNUTranslations(compiled)
    assert catalogue.gettext("Sign In") == "Đăng nhập"
    assert catalogue.pgettext("field label", "Login") == "Tên đăng nhập hoặc số định danh cá nhân"
    assert catalogue.ngettext("You have added %(count)s security key.", "x", 2) == "Đã thêm %(count)s khóa bảo mật."
    assert 'msgstr ""\n\n' not in source
