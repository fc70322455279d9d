"""The load: keep-alive connections in one process, the same for every server.

    python -m bench.client PORT CONNECTIONS SECONDS < paths

Each connection asks for the next path as soon as an answer is complete. Prints requests, seconds, bytes and failures as
JSON. Plain sockets and no parsing beyond the length, so that the client is not what is measured.
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
        self.socket = socket.create_connection(("127.0.0.1", port))
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


def run(port: int, connections: int, seconds: float, paths: list[str]) -> dict[str, float]:
    requests = cycle(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode() for path in paths)
    watching = selectors.DefaultSelector()
    for _ in range(connections):
        connection = Connection(port)
        watching.register(connection.socket, selectors.EVENT_READ, connection)
        connection.ask(next(requests))
    done = failed = size = 0
    start = time.perf_counter()
    while (now := time.perf_counter()) - start < seconds:
        for key, _events in watching.select(1):
            connection = key.data
            if connection.complete():
                done += 1
                size += len(connection.buffer)
                failed += not connection.buffer.startswith(b"HTTP/1.1 200")
                connection.ask(next(requests))
    return {"requests": done, "seconds": now - start, "bytes": size, "failed": failed}


if __name__ == "__main__":
    port, connections, seconds = int(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    print(json.dumps(run(port, connections, seconds, sys.stdin.read().split())))
