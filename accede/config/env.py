"""The environment, read once and strictly.

Every variable the house understands is declared in `VARIABLES`; `.env.sample` shows them all (a test compares).
A value that is not understood stops the start with a sentence that says what to write.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import SplitResult, parse_qsl, unquote, urlsplit

VARIABLES = {
    "ACCEDE_MODE": "sample (a laptop, sample sign-ins, 127.0.0.1 only) or live",
    "ACCEDE_DATA": "folder that holds the database, mail and files; default var",
    "ACCEDE_SECRET_KEY": "at least 50 characters; needed in live mode",
    "ACCEDE_OLD_SECRET_KEYS": "what ACCEDE_SECRET_KEY held before, separated by commas; links it signed go on working",
    "ACCEDE_SEALING_KEYS": "keys with which sources at risk are sealed, the newest first, separated by commas, each at "
    "least 50 characters; default a file in ACCEDE_DATA; needed in live mode",
    "ACCEDE_HOSTS": "host names the site answers to, separated by commas; needed in live mode",
    "ACCEDE_URL": "the address people see, for links in mail; default http://127.0.0.1:8000",
    "ACCEDE_SECOND_FACTOR": "required or asked: whether roles that decide open only with a second factor; "
    "default required in live mode, asked in sample mode",
    "DATABASE_URL": "postgresql://user:password@host:port/name, or sqlite:///path; default a file in ACCEDE_DATA",
    "JOBS_ENGINE": "embedded (threads in the server process) or off (another process runs `accede work`)",
    "MAIL_URL": "folder (writes .eml files), or smtp://user:password@host:port, or smtps://…, or "
    "provider://name?setting=value (a provider that django-anymail knows)",
    "MAIL_RETURN": "address to which servers report letters that could not be delivered; default MAIL_FROM",
    "MAIL_REPORTS": "folder (a Maildir, or any) in which those reports arrive; read each minute; default none",
    "MAIL_WEBHOOK_SECRET": "user:password with which the provider's webhooks come; needed with a provider",
    "MAIL_PER_MINUTE": "letters a minute to one domain, for example 60, gmail.com=300; default no limit",
    "MAIL_BATCH": "how many letters of a list are with the server at once; default 200",
    "MAIL_CONNECTIONS": "how many connections to the server carry them; default 6",
    "ACCEDE_SERVER": "1 in server processes; set by `accede serve`, never by hand",
    "ACCEDE_LICENCE": "licence of the compilation that others may take: CC BY 4.0, CC BY-SA 4.0 or CC0 1.0",
    "MAIL_FROM": "sender of outgoing mail; needed with an SMTP server",
}


class BadSetting(Exception):
    """A variable of the environment that is not understood; the message says what to write."""


def load_file(file: Path) -> None:
    """Read NAME=value lines of a .env file into the environment; what is set already wins."""
    if not file.exists():
        return
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        name, equals, value = line.partition("=")
        if not equals or name.strip() not in VARIABLES:
            raise BadSetting(
                f"{file.name}, line {number}: {line!r} is not a setting. Write NAME=value (see .env.sample)."
            )
        os.environ.setdefault(name.strip(), value.strip().strip("\"'"))


def text(name: str, default: str = "") -> str:
    """The variable's value without blanks around it, or the default."""
    _declared(name)
    return os.environ.get(name, default).strip() or default


def choice(name: str, allowed: tuple[str, ...], default: str) -> str:
    """One of the allowed words; anything else is refused."""
    value = text(name, default)
    if value not in allowed:
        raise BadSetting(f"{name}={value!r}: write {' or '.join(allowed)} (see .env.sample).")
    return value


def words(name: str, default: tuple[str, ...] = ()) -> list[str]:
    """A list separated by commas."""
    return [word.strip() for word in text(name).split(",") if word.strip()] or list(default)


def path(name: str, default: Path) -> Path:
    """A folder, made absolute."""
    return Path(text(name, str(default))).expanduser().resolve()


def number(name: str, default: int) -> int:
    """A whole number of at least one."""
    value = text(name, str(default))
    if not value.isdecimal() or int(value) < 1:
        raise BadSetting(f"{name}={value!r}: write a whole number of at least 1 (see .env.sample).")
    return int(value)


def per_domain(name: str) -> dict[str, int]:
    """Numbers by domain, "" for all others: `60, gmail.com=300`."""
    found: dict[str, int] = {}
    for word in words(name):
        domain, equals, value = word.rpartition("=")
        if not value.strip().isdecimal() or (equals and not domain.strip()):
            raise BadSetting(f"{name}={word!r}: write a number, or domain=number (see .env.sample).")
        found[domain.strip().lower()] = int(value)
    return found


@dataclass(frozen=True)
class MailServer:
    """Where outgoing mail goes: a folder (host empty), an SMTP server, or a provider with its settings."""

    host: str = ""
    port: int = 0
    user: str = ""
    password: str = ""
    tls: bool = False
    starttls: bool = False
    provider: str = ""
    keys: dict[str, str] = field(default_factory=dict)

    @property
    def backend(self) -> str:
        """Django's name for the way."""
        if self.provider:
            return f"anymail.backends.{self.provider}.EmailBackend"
        return "django.core.mail.backends.smtp.EmailBackend" if self.host else "accede.kit.mail.folder.EmlFolderBackend"

    @property
    def is_outside(self) -> bool:
        """Whether letters leave this machine."""
        return bool(self.host or self.provider)


def mail_server(name: str = "MAIL_URL") -> MailServer:
    """`folder`, or smtp://user:password@host:port (STARTTLS), smtps://… (TLS), smtp+plain://… (a near relay), or
    provider://postmark?server_token=… (its settings as django-anymail names them, in small letters).
    """
    value = text(name, "folder")
    if value == "folder":
        return MailServer()
    parts = urlsplit(value)
    if parts.scheme == "provider" and (parts.hostname or "").replace("_", "").isalnum():
        provider = str(parts.hostname)
        keys = {f"{provider}_{key}".upper(): given for key, given in parse_qsl(parts.query)}
        return MailServer(provider=provider, keys=keys)
    if parts.scheme not in {"smtp", "smtps", "smtp+plain"} or not parts.hostname:
        raise BadSetting(
            f"{name}={value!r}: write folder, or smtp://user:password@host:port, or provider://name?setting=value "
            "(see .env.sample)."
        )
    standard = {"smtp": 587, "smtps": 465, "smtp+plain": 25}[parts.scheme]
    return MailServer(
        host=parts.hostname,
        port=parts.port or standard,
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        tls=parts.scheme == "smtps",
        starttls=parts.scheme == "smtp",
    )


def database(name: str, default_file: Path) -> dict[str, object]:
    """Django's settings for the database that the URL names."""
    value = text(name, f"sqlite:///{default_file}")
    parts = urlsplit(value)
    if parts.scheme == "sqlite":
        return _sqlite(Path(unquote(parts.path[1:] if parts.path.startswith("//") else parts.path)))
    if parts.scheme in {"postgresql", "postgres"}:
        return _postgresql(parts)
    raise BadSetting(f"{name}={value!r}: write postgresql://user:password@host:port/name or sqlite:///path.")


def _sqlite(file: Path) -> dict[str, object]:
    # Measured: with Django's defaults four writers lose 25 of 300 writes to "database is locked";
    # with IMMEDIATE, WAL and a waiting time none.
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": str(file),
        # Opening the file and setting it up costs 5 ms, more than most pages: a server thread keeps its connection.
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": (
                "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-20000;"
                " PRAGMA mmap_size=134217728; PRAGMA temp_store=MEMORY;"
            ),
        },
    }


def _postgresql(url: SplitResult) -> dict[str, object]:
    query = dict(pair.split("=", 1) for pair in url.query.split("&") if "=" in pair)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(url.path.lstrip("/")),
        "USER": unquote(url.username or ""),
        "PASSWORD": unquote(url.password or ""),
        "HOST": unquote(query.get("host", url.hostname or "")),
        "PORT": str(url.port or ""),
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 12}},
    }


def _declared(name: str) -> None:
    if name not in VARIABLES:
        raise BadSetting(f"{name} is not declared in accede/config/env.py: add it to VARIABLES and to .env.sample.")
    unknown = sorted(key for key in os.environ if key.startswith("ACCEDE_") and key not in VARIABLES)
    if unknown:
        raise BadSetting(f"{', '.join(unknown)}: not a setting of Accede. The settings are: {', '.join(VARIABLES)}.")
