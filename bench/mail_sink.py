"""A mail server that takes everything and keeps nothing: python mail_sink.py MILLISECONDS

It answers after so many milliseconds, as a relay does that is so far away, however many commands come at once; it says
that it takes commands in groups, as Postfix does. Its port is the first line of its output; on a line of its input it
says how many letters it has taken.
"""

from __future__ import annotations

import asyncio
import sys

EHLO = b"250-sink\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 50000000\r\n"
taken = 0


class Line(asyncio.Protocol):
    def __init__(self, delay: float) -> None:
        self.delay, self.waiting, self.in_letter = delay, b"", False

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self.transport = transport
        self.say(b"220 sink\r\n")

    def say(self, words: bytes) -> None:
        if self.delay:
            asyncio.get_running_loop().call_later(self.delay, self.transport.write, words)
        else:
            self.transport.write(words)

    def data_received(self, data: bytes) -> None:
        global taken
        self.waiting += data
        answers = []
        while True:
            if self.in_letter:
                end = self.waiting.find(b"\r\n.\r\n")
                if end < 0:
                    break
                self.waiting, self.in_letter = self.waiting[end + 5 :], False
                taken += 1
                answers.append(b"250 taken\r\n")
                continue
            line, found, rest = self.waiting.partition(b"\r\n")
            if not found:
                break
            self.waiting = rest
            answers.append(self.answer(line[:4].upper()))
        if answers:
            self.say(b"".join(answers))

    def answer(self, command: bytes) -> bytes:
        if command == b"EHLO":
            return EHLO
        if command == b"DATA":
            self.in_letter = True
            return b"354 go on\r\n"
        return b"221 bye\r\n" if command == b"QUIT" else b"250 ok\r\n"


async def serve(delay: float) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: Line(delay), "127.0.0.1", 0)
    print(server.sockets[0].getsockname()[1], flush=True)
    while await loop.run_in_executor(None, sys.stdin.readline):
        print(taken, flush=True)
    server.close()


if __name__ == "__main__":
    asyncio.run(serve(float(sys.argv[1]) / 1000))
