"""Turn the output of `make test-long` into docs/long-proofs.md."""

from __future__ import annotations

import platform
import re
import sys
from datetime import date
from pathlib import Path

source, target = map(Path, sys.argv[1:3])
text = source.read_text(encoding="utf-8")
closing = [line for line in text.splitlines() if re.search(r"\d+ (passed|failed)", line)][-1].strip("= ")
target.write_text(
    f"""# Long proofs

`make test-long` runs in full what `make test` runs as a seeded tenth: kill -9 of workers and
mailers, the in-memory table against the plain computation on 1,000 days.

Last run: {date.today()}, Python {platform.python_version()}, {platform.machine()}: **{closing}**
""",
    encoding="utf-8",
)
if "failed" in closing:
    sys.exit(1)
