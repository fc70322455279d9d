"""One peer of the work c, in a fresh process: python mail_peer_worker.py NAME COUNT PORT FOLDER → milliseconds, KiB."""

from __future__ import annotations

import asyncio
import resource
import sys
import time
from email.message import EmailMessage as Message
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from mail_letter import BODY, HTML, SUBJECT, address

SENDER = "campaign@accede.example"


def set_up(folder: str, port: int) -> None:
    import django
    from django.conf import settings

    settings.configure(
        INSTALLED_APPS=["django.contrib.contenttypes", "post_office"],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": f"{folder}/peer.sqlite3",
                "OPTIONS": {
                    "transaction_mode": "IMMEDIATE",
                    "timeout": 20,
                    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
                },
            }
        },
        EMAIL_HOST="127.0.0.1",
        EMAIL_PORT=port,
        EMAIL_BACKEND="post_office.EmailBackend" if sys.argv[1] == "post-office" else SMTP,
        POST_OFFICE={"BACKENDS": {"default": SMTP}, "LOG_LEVEL": 1},
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        TEMPLATES=[{"BACKEND": "django.template.backends.django.DjangoTemplates"}],
        USE_TZ=True,
    )
    django.setup()


SMTP = "django.core.mail.backends.smtp.EmailBackend"


def post_office(count: int, port: int, folder: str):
    set_up(folder, port)
    from django.core.management import call_command
    from post_office import mail

    call_command("migrate", verbosity=0)

    def send() -> None:
        letters = [
            {
                "recipients": [address(number)],
                "sender": SENDER,
                "subject": SUBJECT,
                "message": BODY,
                "html_message": HTML,
            }
            for number in range(count)
        ]
        mail.send_many(letters)
        mail.send_queued_mail_until_done(processes=1)

    return send


def send_mail(count: int, port: int, folder: str):
    set_up(folder, port)
    from django.core.mail import send_mail as one

    def send() -> None:
        for number in range(count):
            one(SUBJECT, BODY, SENDER, [address(number)], html_message=HTML)

    return send


def with_aiosmtplib(count: int, port: int, folder: str):
    import aiosmtplib

    async def all_of_them() -> None:
        async with aiosmtplib.SMTP(hostname="127.0.0.1", port=port, start_tls=False) as line:
            for number in range(count):
                letter = Message()
                letter["Subject"], letter["From"], letter["To"] = SUBJECT, SENDER, address(number)
                letter.set_content(BODY)
                letter.add_alternative(HTML, subtype="html")
                await line.send_message(letter)

    return lambda: asyncio.run(all_of_them())


if __name__ == "__main__":
    name, count, port, folder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    sides = {"post-office": post_office, "send_mail": send_mail, "aiosmtplib": with_aiosmtplib}
    send = sides[name](count, port, folder)
    start = time.perf_counter()
    send()
    print((time.perf_counter() - start) * 1000, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
