"""The load: keep-alive connections in one process, the same for every server.

    python -m bench.client PORT CONNECTIONS SECONDS [again] < paths

Each connection asks for the next path as soon as an answer is complete. With `again` the paths come round; without it
the load ends when they are used up, so that no address is asked twice. Prints requests, seconds, bytes, failures and
the client's own share of a processor as JSON. Plain sockets and no parsing beyond the length, so that the client is
not what is measured.
"""

from __future__ import annotations

import json
import selectors
import socket
import sys
import time
from itertools import cycle


class Connection:
    """One connection and the answer that is coming in on it."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = bytearray()

    def ask(self, request: bytes) -> None:
        self.buffer.clear()
        self.socket.sendall(request)

    def complete(self) -> bool:
        """Reads what is there; whether the whole answer has come."""
        data = self.socket.recv(262_144)
        if not data:
            raise ConnectionError("the server closed the connection")
        self.buffer += data
        end = self.buffer.find(b"\r\n\r\n")
        if end < 0:
            return False
        head = bytes(self.buffer[:end]).lower()
        at = head.find(b"content-length:")
        if at < 0:
            return self.buffer.endswith(b"0\r\n\r\n")  # chunked
        length = int(head[at + 15 :].split(b"\r\n", 1)[0])
        return len(self.buffer) >= end + 4 + length


def run(port: int, connections: int, seconds: float, paths: list[str], again: bool) -> dict[str, float]:
    found = [
        f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nAccept: text/html, */*\r\n\r\n".encode() for path in paths
    ]
    requests = cycle(found) if again else iter(found)
    watching = selectors.DefaultSelector()
    for _ in range(connections):
        connection = Connection(port)
        watching.register(connection.socket, selectors.EVENT_READ, connection)
        connection.ask(next(requests))
    done = failed = size = 0
    start, worked = time.perf_counter(), time.process_time()
    while ((now := time.perf_counter()) - start < seconds or not done) and watching.get_map():
        for key, _events in watching.select(1):
            connection = key.data
            if not connection.complete():
                continue
            done += 1
            size += len(connection.buffer)
            failed += not connection.buffer.startswith(b"HTTP/1.1 200")
            if (request := next(requests, None)) is None:
                watching.unregister(connection.socket)
            else:
                connection.ask(request)
    took = now - start
    return {
        "requests": done, "seconds": took, "bytes": size, "failed": failed, "cpu": (time.process_time() - worked) / took
    }  # fmt: skip


if __name__ == "__main__":
    port, connections, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    print(json.dumps(run(port, connections, seconds, sys.stdin.read().split(), "again" in sys.argv[4:])))
