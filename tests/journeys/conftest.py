"""A real installation in a throw-away folder, opened by one command as a newcomer would, and Chromium before it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip

PATIENCE = 180_000  # milliseconds a browser waits for a page: tests share two processors


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture(scope="session")
def house(tmp_path_factory) -> Iterator[str]:
    """Address of an installation that was started with one command on an empty folder."""
    folder, port = tmp_path_factory.mktemp("house"), free_port()
    kept = {
        key: value for key, value in os.environ.items() if not key.startswith(("ACCEDE_", "DATABASE_URL", "DJANGO_"))
    }
    command = [
        sys.executable,
        "-c",
        "from accede.config.cli import main; main()",
        "serve",
        "--port",
        str(port),
    ]
    log = (folder / "log").open("wb")
    server = subprocess.Popen(command, env={**kept, "ACCEDE_DATA": str(folder)}, stdout=log, stderr=log)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, server, folder / "log")
        yield address
    finally:
        server.terminate()
        server.wait(20)


def _wait(address: str, server: subprocess.Popen, log: Path) -> None:
    for _ in range(1200):  # half-seconds: making the tables takes a processor half a minute, and tests share two
        if server.poll() is not None:
            break
        try:
            if urllib.request.urlopen(f"{address}/en/counting/", timeout=5).status == 200:
                return
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            time.sleep(0.5)
    raise RuntimeError(f"The server did not open:\n{log.read_text()}")


@pytest.fixture(scope="session")
def chromium():
    if CHROMIUM is None:
        pytest.skip("browser: Chromium is not installed (make services installs it)")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


class Visitor:
    """One person's browser: opens pages, signs in, and has every page checked for accessibility."""

    def __init__(self, page, address: str) -> None:
        self.page, self.address = page, address

    def open(self, path: str):
        response = self.page.goto(self.address + path)
        assert response is not None and response.status < 400, f"{path}: {response and response.status}"
        return self.page

    def sign_in(self, role: str) -> None:
        self.open("/accounts/login/")
        self.page.fill("input[name=login]", role)
        self.page.fill("input[name=password]", role)
        self.page.click("main form button.btn--primary")
        self.page.wait_for_url("**/desk/**")

    def violations(self) -> list[str]:
        """What axe finds on the page as it stands, one line each."""
        from axe_playwright_python.sync_playwright import Axe

        found = Axe().run(
            self.page,
            options={
                "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
                "resultTypes": ["violations"],  # of what passes axe need not tell every element
            },
        )
        return [
            f"{self.page.url}: {item['id']} {node['target']} {node.get('failureSummary', '')}"
            for item in found.response["violations"]
            for node in item["nodes"]
        ]

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        return self.page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")


@pytest.fixture
def visitor(chromium, house):
    """Opens a browser of the wanted kind: visitor(phone=True, language='ar', dark=True)."""
    contexts = []

    def build(*, phone: bool = False, language: str = "en-GB", dark: bool = False, script: bool = True) -> Visitor:
        context = chromium.new_context(
            viewport={"width": 390, "height": 844} if phone else {"width": 1440, "height": 900},
            locale=language,
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            bypass_csp=False,
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return Visitor(context.new_page(), house)

    yield build
    for context in contexts:
        context.close()
