"""Accede's side of the work c, in a fresh process: python -m bench.mail_own_worker WAY COUNT PORT FOLDER

WAY is list (batches) or letters (one by one, as to governments). Queueing and sending are timed together.
"""

from __future__ import annotations

import os
import resource
import sys
import time

from bench.mail_letter import BODY, SUBJECT, address


def set_up(folder: str, port: int) -> None:
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "accede.config.settings",
        "ACCEDE_DATA": folder,
        "DATABASE_URL": f"sqlite:///{folder}/own.sqlite3",
        "MAIL_URL": f"smtp+plain://127.0.0.1:{port}",
        "MAIL_FROM": "campaign@accede.example",
    }
    import django
    from django.core.management import call_command

    django.setup()
    call_command("migrate", "kit", verbosity=0, skip_checks=True)


def main() -> None:
    way, count, port, folder = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.argv[4]
    set_up(folder, port)
    from accede.kit import mail
    from accede.kit.mail.groups import Written, group, queue_group

    def leave(number: int) -> str:
        return f"https://accede.example/m/leave/{number:032}/" if way == "list" else ""

    start = time.perf_counter()
    letters = [
        Written(f"{way} {number}", address(number), "", SUBJECT, BODY, leave_url=leave(number))
        for number in range(count)
    ]
    queue_group(letters, group=group("bench", for_list="news" if way == "list" else ""))
    sent = mail.send_pending()
    took = (time.perf_counter() - start) * 1000
    if sent != count:
        raise SystemExit(f"only {sent} of {count} letters left")
    print(took, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


if __name__ == "__main__":
    main()
