"""Peers, each set in an environment of its own under bench/.peers, made when first needed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def python(name: str) -> Path:
    """The interpreter of the set bench/peers/<name>.txt, with its packages."""
    folder, pins = HERE / ".peers" / name, HERE / "peers" / f"{name}.txt"
    done, found = folder / "pins.txt", folder / "bin" / "python"
    if not done.exists() or done.read_text() != pins.read_text():
        print(f"Installing the peers of {pins.name} …", flush=True)
        subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)
        subprocess.run([found, "-m", "pip", "-q", "--disable-pip-version-check", "install", "-r", str(pins)],
                       check=True, stderr=subprocess.DEVNULL)  # fmt: skip
        done.write_text(pins.read_text())
    return found


def version(name: str, package: str) -> str:
    """The installed version of a package of the set."""
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    return subprocess.run([python(name), "-c", code], check=True, capture_output=True, text=True).stdout.strip()
