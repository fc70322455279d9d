"""Pictures of every page at 1440 and 390 px, in the dark and in Arabic, into docs/shots (or the folder named).

python docs/make_shots.py [FOLDER]      starts an installation of its own in a throw-away folder
python docs/make_shots.py --readme      the pictures of README and docs/use.md alone
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402 -- the path above comes first

from tests.journeys.conftest import CHROMIUM, QUIET  # noqa: E402 -- the same
from tests.journeys.pages import PUBLIC, WORKSPACE  # noqa: E402 -- the same

SETTINGS = {
    "1440": {"viewport": {"width": 1440, "height": 900}},
    "390": {"viewport": {"width": 390, "height": 844}},
    "dark": {"viewport": {"width": 1440, "height": 900}, "color_scheme": "dark"},
    "ar": {"viewport": {"width": 1440, "height": 900}, "locale": "ar"},
    "phone-dark": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}
EVERY_PAGE = ("1440", "390", "dark", "ar")


# The pictures of README and docs/use.md: name, page, setting, height of what is shown.
README = (
    ("status", PUBLIC["status"], "1440", 1750),
    ("status-ar", PUBLIC["status"], "ar", 1750),
    ("report", "/c/migrant-workers-2003/reports/2003/", "1440", 1750),
    ("matrix", "/en/matrix/", "1440", 1200),
    ("what-if", "/en/status/icrmw/what-if/?state=BRA&state=FRA&on=2026-12-21", "1440", 1200),
    ("coalition", WORKSPACE["coalition"], "1440", 1750),
    ("state-file", "/c/training/states/GEO/", "1440", 1750),
    ("invitations", "/c/training/mailings/runs/autumn-invitations/", "1440", 1750),
    ("release", "/c/training/mailings/runs/autumn-invitations/release/", "1440", 1300),
    ("door-phone", "/c/training/events/autumn-morning/door/", "390", 1200),
    ("attendance", "/c/training/events/autumn-morning/invitations/", "1440", 1200),
    ("today-phone-dark", WORKSPACE["today"], "phone-dark", 1500),
)


def main(target: Path | None) -> None:
    """Pictures into the folder and those of the README beside it; without a folder the latter alone."""
    if target:
        target.mkdir(parents=True, exist_ok=True)
    (ROOT / "docs" / "shots").mkdir(exist_ok=True)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as data:
        command = [
            sys.executable,
            "-c",
            "from accede.config.cli import main; main()",
            "serve",
            "--port",
            str(port),
        ]
        server = subprocess.Popen(command, env={**os.environ, "ACCEDE_DATA": data}, cwd=ROOT, stdout=subprocess.DEVNULL)
        try:
            wait(f"http://127.0.0.1:{port}/en/counting/")
            pictures(f"http://127.0.0.1:{port}", target)
        finally:
            server.terminate()
            server.wait(20)


def wait(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=5)
            return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.5)
    raise SystemExit("The server did not open.")


def pictures(address: str, target: Path | None) -> None:
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for setting, options in SETTINGS.items():
            context = browser.new_context(**{"locale": "en-GB", **options})
            page = context.new_page()
            if target and setting in EVERY_PAGE:
                shoot(page, address, target, setting, PUBLIC)
            sign_in(page, address)
            if target and setting in EVERY_PAGE:
                shoot(page, address, target, setting, WORKSPACE)
            for name, path, wanted, height in README:
                if wanted == setting:
                    page.goto(address + (path.replace("/en/", "/ar/") if setting == "ar" else path))
                    clip = {"x": 0, "y": 0, "width": options["viewport"]["width"], "height": height}
                    page.screenshot(path=ROOT / "docs" / "shots" / f"{name}.png", full_page=True, clip=clip)
            context.close()
        browser.close()


def sign_in(page, address: str) -> None:
    page.goto(f"{address}/accounts/login/")
    page.fill("input[name=login]", "secretariat")
    page.fill("input[name=password]", "secretariat")
    page.click("main form button.btn--primary")
    page.wait_for_url("**/desk/**")


def shoot(page, address: str, target: Path, setting: str, pages: dict[str, str]) -> None:
    for name, path in pages.items():
        page.goto(address + (path.replace("/en/", "/ar/") if setting == "ar" else path))
        page.screenshot(path=target / f"{name}-{setting}.png", full_page=True)
        print(f"{name}-{setting}.png")


if __name__ == "__main__":
    asked = sys.argv[1:] or [str(ROOT / "var" / "shots")]
    main(None if asked == ["--readme"] else Path(asked[0]))
