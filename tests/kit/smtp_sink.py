"""A real mail server that writes down the Message-ID of each letter it takes: python smtp_sink.py FILE

It chooses a free port and says it on its first line of output.
"""

from __future__ import annotations

import asyncio
import sys
from email import message_from_bytes
from pathlib import Path

from aiosmtpd.smtp import SMTP


class Sink:
    def __init__(self, file: Path) -> None:
        self.file = file

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        session.host_name = hostname
        return [*responses[:-1], "250-PIPELINING", responses[-1]]

    async def handle_DATA(self, server, session, envelope):
        message_id = message_from_bytes(envelope.content)["Message-ID"]
        # Taken, written down, and only then answered: a client killed in between does not know.
        with self.file.open("a") as file:
            file.write(f"{message_id}\n")
        await asyncio.sleep(0.003)
        return "250 taken"


async def serve(file: Path) -> None:
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SMTP(Sink(file), loop=loop), "127.0.0.1", 0)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
