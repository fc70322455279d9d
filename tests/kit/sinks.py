"""Real mail servers that misbehave, each in one way: they run in a thread of the test."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import threading
from collections import Counter
from email import message_from_bytes, policy

from aiosmtpd.controller import Controller


class Sink:
    """Takes every letter. `pipelining`: whether it says that it takes commands in groups."""

    def __init__(self, pipelining: bool = True) -> None:
        self.pipelining = pipelining
        self.taken: list[bytes] = []
        self.recipients: list[str] = []
        self.envelope_senders: set[str] = set()
        self.connections = 0
        self.lock = threading.Lock()

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        self.connections += 1
        return [*responses[:-1], *(["250-PIPELINING"] if self.pipelining else []), responses[-1]]

    async def handle_RCPT(self, server, session, envelope, address, options):
        said = self.of_recipient(address)
        if said is None:
            envelope.rcpt_tos.append(address)
        return said or "250 go on"

    async def handle_DATA(self, server, session, envelope):
        said = await self.of_content(server, envelope)
        if said is None:
            self.take(envelope)
        return said or "250 taken"

    def take(self, envelope) -> None:
        with self.lock:
            self.taken.append(envelope.content)
            self.recipients += envelope.rcpt_tos
            self.envelope_senders.add(envelope.mail_from)

    def of_recipient(self, address: str) -> str | None:
        return None

    async def of_content(self, server, envelope) -> str | None:
        return None

    def messages(self):
        return [message_from_bytes(content, policy=policy.default) for content in self.taken]

    def most_often(self) -> int:
        """How often the letter came that came most often."""
        return max(Counter(message["Message-ID"] for message in self.messages()).values(), default=0)


class Says(Sink):
    """Answers RCPT or DATA for some addresses with the words given."""

    def __init__(self, rcpt=None, data=None, **more) -> None:
        super().__init__(**more)
        self.rcpt, self.data = rcpt or {}, data or {}

    def of_recipient(self, address):
        return self.rcpt.get(address)

    async def of_content(self, server, envelope):
        return self.data.get(envelope.rcpt_tos[0])


class Greylists(Sink):
    """Puts every recipient off the first time it hears of it."""

    def __init__(self, **more) -> None:
        super().__init__(**more)
        self.heard: set[str] = set()

    def of_recipient(self, address):
        if address in self.heard:
            return None
        self.heard.add(address)
        return "451 4.7.1 greylisted, come back later"


class Slow(Sink):
    async def of_content(self, server, envelope):
        await asyncio.sleep(0.05)
        return


class DropsTheLine(Sink):
    """Hangs up over the letter to one address: after it took it, or before."""

    def __init__(self, address: str, *, taken: bool, **more) -> None:
        super().__init__(**more)
        self.address, self.has_it = address, taken

    async def of_content(self, server, envelope):
        if envelope.rcpt_tos[0] == self.address:
            if self.has_it:
                self.take(envelope)
            server.transport.abort()
            await asyncio.sleep(0.05)
        return


class DiesAfter(Sink):
    """Takes so many letters and is gone: lines are cut, and nobody answers any more."""

    def __init__(self, count: int, **more) -> None:
        super().__init__(**more)
        self.count = count

    async def of_content(self, server, envelope):
        if len(self.taken) >= self.count:
            server.transport.abort()
            await asyncio.sleep(0.05)
        return

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        if len(self.taken) >= self.count:
            return ["421 4.3.2 shutting down"]
        return await super().handle_EHLO(server, session, envelope, hostname, responses)


class HangsUpPolitely(Sink):
    """Says 421 after each so many letters, as servers do that want a new line now and then."""

    def __init__(self, every: int, **more) -> None:
        super().__init__(**more)
        self.every, self.told = every, 0

    def of_recipient(self, address):
        self.told += 1
        return "421 4.7.0 too many letters on this line" if self.told % self.every == 0 else None


@contextlib.contextmanager
def listening(sink: Sink, settings):
    """The sink as the house's mail server."""
    server = Controller(sink, hostname="127.0.0.1", port=0)
    # It would knock at port 0, and not at the one that was given.
    server._trigger_server = lambda: socket.create_connection(server.server.sockets[0].getsockname()).close()
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = server.server.sockets[0].getsockname()
    settings.EMAIL_TIMEOUT = 5
    try:
        yield sink
    finally:
        server.stop()
