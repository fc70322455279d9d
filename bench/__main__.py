"""Run the works beside their peers, print a line for each, write results.json and docs/benchmarks.md.

QUICK=1 python -m bench          fewer rounds
python -m bench f h              some works only; lines of the others are kept as they were
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "accede.config.settings")
RESULTS = Path(__file__).with_name("results.json")


def works() -> dict[str, Callable[[], list[dict[str, Any]]]]:
    """Each work by name, at about 800, 6,000 and 60,000 acts where it grows with them."""
    from bench import in_memory, letters, mass_mail, over_http

    return {
        "f": lambda: [*in_memory.work_f(150, "f"), *in_memory.work_f(15, "f-10x"), *in_memory.work_f(2, "f-1x")],
        "h": in_memory.work_h,
        "a": over_http.work_a,
        "b1": lambda: letters.work("b1"),
        "b2": lambda: letters.work("b2"),
        "c": mass_mail.work_c,
    }


def main() -> None:
    import django

    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # the servers are stopped on the way out
    from bench.page import write

    django.setup()
    chosen = [name for name in works() if name in sys.argv[1:]] or list(works())
    kept = json.loads(RESULTS.read_text()) if RESULTS.exists() else []
    fresh = [found for name in chosen for found in works()[name]()]
    again = {found["work"] for found in fresh}
    results = [found for found in kept if found["work"] not in again] + fresh
    results.sort(key=lambda found: (found["work"], -found["ratio"]))
    RESULTS.write_text(json.dumps(results, indent=1, ensure_ascii=False) + "\n")
    write(results)


if __name__ == "__main__":
    main()
