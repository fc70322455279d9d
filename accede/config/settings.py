"""Settings of the house. The environment is read in env.py only; nothing here depends on the machine."""

from __future__ import annotations

import secrets
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from accede.config import env

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "accede"

try:
    env.load_file(ROOT / ".env")
    MODE = env.choice("ACCEDE_MODE", ("sample", "live"), "sample")
    DATA = env.path("ACCEDE_DATA", ROOT / "var")
    DATABASES = {"default": env.database("DATABASE_URL", DATA / "accede.sqlite3")}
    MAIL = env.mail_server()
    MAIL_FROM = env.text("MAIL_FROM", "campaign@localhost" if not MAIL.is_outside else "")
    MAIL_RETURN, MAIL_REPORTS = env.text("MAIL_RETURN"), env.text("MAIL_REPORTS")
    MAIL_PER_MINUTE = env.per_domain("MAIL_PER_MINUTE")
    MAIL_BATCH, MAIL_CONNECTIONS = env.number("MAIL_BATCH", 200), env.number("MAIL_CONNECTIONS", 6)
    _WEBHOOK_SECRET = env.text("MAIL_WEBHOOK_SECRET")
    JOBS_ENGINE = env.choice("JOBS_ENGINE", ("embedded", "off"), "embedded")
    SITE_URL = env.text("ACCEDE_URL", "http://127.0.0.1:8000").rstrip("/")
    HOSTS = env.words("ACCEDE_HOSTS")
    LICENCE = env.choice("ACCEDE_LICENCE", ("CC BY 4.0", "CC BY-SA 4.0", "CC0 1.0"), "CC BY 4.0")
    _SECOND = env.choice("ACCEDE_SECOND_FACTOR", ("required", "asked"), "required" if MODE == "live" else "asked")
    _SECRET = env.text("ACCEDE_SECRET_KEY")
    _OLD_SECRETS = env.words("ACCEDE_OLD_SECRET_KEYS")
    _SEALING = env.words("ACCEDE_SEALING_KEYS")
except env.BadSetting as problem:
    raise ImproperlyConfigured(str(problem)) from None

DATA.mkdir(parents=True, exist_ok=True)
SAMPLE = MODE == "sample"
DEBUG = False  # in both modes: an error page never shows the inside

if MODE == "live":
    if len(_SECRET) < 50:
        raise ImproperlyConfigured(
            "ACCEDE_SECRET_KEY: live mode needs at least 50 characters. `accede secret` makes one."
        )
    if not _SEALING or min(map(len, _SEALING)) < 50:
        raise ImproperlyConfigured(
            "ACCEDE_SEALING_KEYS: live mode needs a key of at least 50 characters. `accede secret` makes one. "
            "Keep it where the database and its backups are not."
        )
    if not HOSTS:
        raise ImproperlyConfigured(
            "ACCEDE_HOSTS: live mode needs the names the site answers to, for example campaign.example.org."
        )
    if MAIL.is_outside and not MAIL_FROM:
        raise ImproperlyConfigured("MAIL_FROM: name the sender of outgoing mail, for example campaign@example.org.")
if MAIL.provider and ":" not in _WEBHOOK_SECRET:
    raise ImproperlyConfigured("MAIL_WEBHOOK_SECRET: write user:password, and give the provider the same.")


def _kept_secret(file: Path) -> str:
    """A secret made once for this folder, so that sign-ins survive a restart of the sample."""
    if not file.exists():
        file.write_text(secrets.token_urlsafe(64))
        file.chmod(0o600)
    return file.read_text().strip()


SECRET_KEY = _SECRET or _kept_secret(DATA / "secret")
SECRET_KEY_FALLBACKS = _OLD_SECRETS  # what they signed is still read: links in letters of years ago
SEALING_KEYS = _SEALING or [_kept_secret(DATA / "sealing")]  # the newest first; each opens what it sealed
ALLOWED_HOSTS = HOSTS or ["127.0.0.1", "localhost", "[::1]", "testserver"]
CSRF_TRUSTED_ORIGINS = [SITE_URL] if SITE_URL.startswith("https://") else []

# Rooms from the top floor down; a room is there when its apps.py is.
FLOORS = [
    "public", "api", "today", "reports", "outlook", "funding", "statements", "events", "mailings", "monitoring",
    "governments", "supporters", "meetings", "comparison", "materials", "coalition", "record", "accounts", "kit",
]  # fmt: skip
ROOMS = [room for room in FLOORS if (PACKAGE / room / "apps.py").exists()]

INSTALLED_APPS = [
    *[f"accede.{room}" for room in ROOMS],
    *(["anymail"] if MAIL.provider else []),
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "csp",
    "django_htmx",
    "rules.apps.AutodiscoverRulesConfig",
    "simple_history",
]

# What a public page passes; see kit.short_way.
SHORT_WAY = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "accede.kit.middleware.headers",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

MIDDLEWARE = [
    "accede.kit.short_way.short_way",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "accede.kit.middleware.headers",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "accede.kit.middleware.last_campaign",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accede.accounts.middleware.second_factor",
    "accede.accounts.middleware.last_seen",
    "accede.accounts.middleware.leave_no_draft",
    "django_htmx.middleware.HtmxMiddleware",
    "accede.kit.middleware.Unsaved",
]

ROOT_URLCONF = "accede.config.urls"
WSGI_APPLICATION = "accede.config.wsgi.application"
ASGI_APPLICATION = "accede.config.asgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accede.kit.shell.context",
            ],
            "builtins": ["django.templatetags.i18n", "django.templatetags.static"],
        },
    }
]

# Sign-in -------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "rules.permissions.ObjectPermissionBackend",
    "django.contrib.auth.backends.ModelBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/desk/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "accede.accounts.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email", "username"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "username*", "password1*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are opened by the secretariat, never by the person herself
ACCOUNT_EMAIL_NOTIFICATIONS = False
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False  # nobody makes us write to strangers; the page shown is the same
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
# Five failures in a quarter of an hour close the door to that name for the rest of it; see decision 0018.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/15m/ip,5/15m/key", "login": "60/m/ip"}
# Second factors. Addresses are given by the secretariat, so none waits to be confirmed.
SECOND_FACTOR_REQUIRED = _SECOND == "required"
MFA_ADAPTER = "accede.accounts.views.factors.FactorAdapter"
ACCOUNT_FORMS = {"login": "accede.accounts.forms.SignInForm"}
MFA_FORMS = {
    "authenticate": "accede.accounts.forms.CodeForm",
    "reauthenticate": "accede.accounts.forms.CodeAgainForm",
    "activate_totp": "accede.accounts.forms.FirstCodeForm",
    "add_webauthn": "accede.accounts.forms.AddPasskeyForm",
    "edit_webauthn": "accede.accounts.forms.RenamePasskeyForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_TOTP_ISSUER = "Accede"
MFA_TOTP_TOLERANCE = 1  # phones whose clock is half a minute off
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SITE_URL.startswith("https://")  # a laptop has no certificate
# An organisation's own identity provider; the rows are ours, see accounts/oidc.
SOCIALACCOUNT_ADAPTER = "accede.accounts.views.oidc.OidcAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # tied by accounts/oidc, which asks for more than an address
SOCIALACCOUNT_LOGIN_ON_GET = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_OPENID_CONNECT_URL_PREFIX = "oidc"
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# Languages -----------------------------------------------------------------------------------------
LANGUAGE_CODE = "en"
LANGUAGES = [
    ("ar", "العربية"),
    ("zh-hans", "中文"),
    ("en", "English"),
    ("fr", "Français"),
    ("ru", "Русский"),
    ("es", "Español"),
]
LOCALE_PATHS = [ROOT / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/Zurich"  # the campaign's deadlines are Geneva deadlines

# Security ------------------------------------------------------------------------------------------
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "style-src": [SELF],
        "script-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
CSRF_FAILURE_VIEW = "accede.kit.views.not_from_our_page"
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
if MODE == "live":
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_SSL_REDIRECT = SITE_URL.startswith("https://")
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SITE_URL.startswith("https://")
    SECURE_HSTS_SECONDS = 31_536_000 if SITE_URL.startswith("https://") else 0

# Files, mail, work -----------------------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    # Names carry a hash of the content, so browsers may keep the files for ever.
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"},
}
WHITENOISE_MAX_AGE = 31_536_000
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
DATA_UPLOAD_MAX_MEMORY_SIZE = 2_621_440
CACHES = {"default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "kit_cache"}}
DEFAULT_FROM_EMAIL = SERVER_EMAIL = MAIL_FROM
MAIL_FOLDER = EMAIL_FILE_PATH = DATA / "mail"
EMAIL_BACKEND, MAIL_PROVIDER = MAIL.backend, MAIL.provider
ANYMAIL = MAIL.keys | {"WEBHOOK_SECRET": _WEBHOOK_SECRET}
EMAIL_HOST, EMAIL_PORT = MAIL.host or "localhost", MAIL.port or 25
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT = MAIL.starttls, MAIL.tls, 30
JOB_LEASE_SECONDS = 30

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING"},
        # A page that is not there or not open is no fault of ours: no traceback for it.
        "django.request": {"level": "ERROR"},
        "django.security": {"level": "ERROR"},
        "accede": {"handlers": ["console"], "level": "INFO"},
    },
}
# What a new installation does once, after the tables are made: words of the command line, in order.
FIRST_START = [
    ("record_load_shipped",),
    ("load_arguments",),
    *(
        [
            ("load", str(ROOT / "campaigns" / "migrant-workers-2003")),
            ("load", str(ROOT / "campaigns" / "training")),
            ("sample_sign_ins", "--verbosity=0"),
        ]
        if SAMPLE
        else []
    ),
]

SILENCED_SYSTEM_CHECKS = [
    "security.W004",  # HSTS is set when SITE_URL is https; a laptop has none
]
