"""Servers under load: opened on a free port, measured from outside, and stopped with every process they started."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.measure import QUICK

SECONDS, ROUNDS, CONNECTIONS = (0.5, 2, 4) if QUICK else (2.5, 5, 4)
PATIENCE = 180  # seconds until a server must answer


@dataclass
class Server:
    """One that answers: its port and its first process."""

    port: int
    pid: int

    def memory(self) -> str:
        """MiB resident in all its processes, and how many there are."""
        found = [_resident(pid) for pid in self._pids()]
        return f"{sum(found) // 1024} MiB in {len(found)} process{'es' if len(found) > 1 else ''}"

    def _pids(self) -> list[int]:
        found, waiting = [], [self.pid]
        while waiting:
            found.append(one := waiting.pop())
            children = [file.read_text().split() for file in Path(f"/proc/{one}/task").glob("*/children")]
            waiting += [int(pid) for some in children for pid in some]
        return found

    def get(self, path: str) -> bytes:
        """One answer."""
        with urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=60) as answer:
            body: bytes = answer.read()
            return body


def _resident(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except OSError:  # it ended meanwhile
        return 0
    return int(status.split("VmRSS:")[1].split()[0]) if "VmRSS:" in status else 0


def free_port() -> int:
    """A port that nobody uses, chosen by the system."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def server(command: Callable[[int], list[Any]], path: str, **environment: str) -> Iterator[Server]:
    """The command for a port, open until the end; `path` is asked until it answers."""
    port = free_port()
    process = subprocess.Popen(
        command(port), env={**os.environ, **environment}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    opened = Server(port, process.pid)
    try:
        _wait(opened, process, path)
        yield opened
    finally:
        # The whole group: a server process left behind would share the port with the next.
        _stop(process)


def _wait(opened: Server, process: subprocess.Popen[bytes], path: str) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and process.poll() is None:
        try:
            opened.get(path)
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit(f"bench: this server did not answer: {process.args}")


def _stop(process: subprocess.Popen[bytes]) -> None:
    for sign in (signal.SIGTERM, signal.SIGKILL):
        try:
            os.killpg(process.pid, sign)
        except ProcessLookupError:
            break
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            continue
        time.sleep(0.2)  # the children see the signal too
    process.wait()


@dataclass
class Load:
    """What one client saw: requests a second, bytes of an answer, its own share of a processor."""

    rate: float
    size: int
    cpu: float


def load(port: int, paths: list[str], again: bool) -> Load:
    """One client for some seconds."""
    return both(port, [paths], again)


def both(port: int, lists: list[list[str]], again: bool) -> Load:
    """A client for each list at once, the connections divided among them; their rates added up."""
    command = [sys.executable, "-m", "bench.client", str(port), str(CONNECTIONS // len(lists)), str(SECONDS)]
    clients = [
        subprocess.Popen([*command, *(["again"] if again else [])], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        for _ in lists
    ]
    for client, paths in zip(clients, lists, strict=True):
        assert client.stdin is not None
        client.stdin.write("\n".join(paths).encode())
        client.stdin.close()
        client.stdin = None
    found = [json.loads(client.communicate()[0]) for client in clients]
    if any(one["failed"] or not one["requests"] for one in found):
        raise SystemExit(f"bench: port {port} did not answer as it should, for instance {lists[0][0]}: {found}")
    return Load(
        sum(one["requests"] / one["seconds"] for one in found),
        round(sum(one["bytes"] for one in found) / sum(one["requests"] for one in found)),
        max(one["cpu"] for one in found),
    )
