"""All settings. Every default runs on a laptop; what a server must change is read from the environment."""

import os
import secrets
from pathlib import Path

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from config import database
from motcua.clients.national_portal.address import read_portal
from motcua.clients.payment.gateway import read_gateway
from motcua.clients.post_office.office import read_office
from motcua.clients.sms.provider import read_providers

ROOT = Path(__file__).resolve().parent.parent
DATA_DIR = database.data_folder(ROOT)


def flag(name: str, default: bool = False) -> bool:
    """An environment switch: 1, true, yes or on."""
    return os.environ.get(name, str(default)).strip().lower() in {"1", "true", "yes", "on"}


def kept_secret(name: str) -> str:
    """A secret from the environment, or one made once and kept in the data folder (never in the repository)."""
    given = os.environ.get(f"MOTCUA_{name.upper()}")
    if given:
        return given
    path = DATA_DIR / f"{name}.secret"
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return path.read_text().strip()
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(48))
    return path.read_text().strip()


DEBUG = flag("MOTCUA_DEBUG")
HTTPS = flag("MOTCUA_HTTPS")
SECRET_KEY = kept_secret("secret_key")
SYSTEM_PIN = kept_secret("system_pin")
PUBLIC_ADDRESS = os.environ.get("MOTCUA_ADDRESS", f"http://127.0.0.1:{os.environ.get('PORT', '8000')}").rstrip("/")
ALLOWED_HOSTS = os.environ.get("MOTCUA_HOSTS", "localhost,127.0.0.1,[::1]").split(",")
CSRF_TRUSTED_ORIGINS = [PUBLIC_ADDRESS]
CSRF_FAILURE_VIEW = "motcua.web.kit.errors.csrf_failure"

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "csp",
    "procrastinate.contrib.django",
    "motcua.journal",
    "motcua.files",
    "motcua.counters",
    "motcua.accounts",
    "motcua.reference",
    "motcua.notifications",
    "motcua.organisation",
    "motcua.people",
    "motcua.procedures",
    "motcua.signatures",
    "motcua.fees",
    "motcua.dossiers",
    "motcua.surveys",
    "motcua.postal",
    "motcua.queueing",
    "motcua.exchange",
    "motcua.monitoring",
    "motcua.api",
    "motcua.cli",
    "motcua.web.kit",
    "motcua.web.portal",
    "motcua.web.counter",
    "motcua.web.desk",
    "motcua.web.post",
    "motcua.web.console",
    "motcua.web.board",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "motcua.web.kit.middleware.PolicyMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "motcua.web.kit.kiosk.KioskMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "motcua.web.kit.middleware.PlainTextMiddleware",
    "motcua.web.kit.middleware.RefusalMiddleware",
]
# A demonstration may let a signed request act in the past; nothing else ever can.
if flag("MOTCUA_DEMONSTRATION"):
    MIDDLEWARE.insert(0, "motcua.web.kit.past.PastMiddleware")

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": False,
        "DIRS": [
            ROOT / "motcua/web" / door / "templates"
            for door in ("kit", "portal", "counter", "desk", "post", "console", "board")
        ],
        "OPTIONS": {
            "environment": "motcua.web.kit.jinja.environment",
            "context_processors": [
                "django.contrib.messages.context_processors.messages",
                "motcua.web.kit.context.door",
            ],
        },
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "DIRS": [ROOT / "motcua/web/kit/templates_dtl"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "motcua.web.kit.context.door",
            ],
        },
    },
]

DATABASE_ADDRESS = os.environ.get("DATABASE_URL") or database.embedded_url(DATA_DIR)
DATABASES = {"default": database.from_url(DATABASE_ADDRESS)}
EMBEDDED_DATABASE = "DATABASE_URL" not in os.environ
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "motcua_cache"},
}

# Accounts: passwords with argon2, TOTP and WebAuthn as second factor, OIDC (VNeID, provincial SSO) by settings.
AUTH_USER_MODEL = "accounts.User"
SESSION_ENGINE = "motcua.accounts.sessions"
AUTHENTICATION_BACKENDS = [
    "motcua.accounts.sign_in.AccountBackend",
    "django.contrib.auth.backends.ModelBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "/tai-khoan/login/"
LOGIN_REDIRECT_URL = "/vao/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_ADAPTER = "motcua.accounts.adapter.AccountAdapter"
# Behind a proxy of ours every caller would otherwise have the proxy's address, and one could lock out all.
ALLAUTH_TRUSTED_PROXY_COUNT = int(flag("MOTCUA_BEHIND_PROXY"))
ACCOUNT_RATE_LIMITS = {
    "login": "60/m/ip",
    "login_failed": "5/5m/key,30/5m/ip",
    "track": "10/5m/key,60/5m/ip",
    "verify": "30/5m/ip",
    "exchange": "600/m/ip",
}
ALLAUTH_TRUSTED_PROXY_COUNT = 1 if flag("MOTCUA_BEHIND_PROXY") else 0
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_PROVIDERS = {}
if os.environ.get("MOTCUA_OIDC_SERVER"):
    SOCIALACCOUNT_PROVIDERS["openid_connect"] = {
        "APPS": [
            {
                "provider_id": os.environ.get("MOTCUA_OIDC_ID", "vneid"),
                "name": os.environ.get("MOTCUA_OIDC_NAME", "VNeID"),
                "client_id": os.environ.get("MOTCUA_OIDC_CLIENT", ""),
                "secret": os.environ.get("MOTCUA_OIDC_SECRET", ""),
                "settings": {"server_url": os.environ["MOTCUA_OIDC_SERVER"]},
            }
        ]
    }

# Security: strict by default; cookies are marked secure when the address is https.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "object-src": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    },
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "SAMEORIGIN"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if flag("MOTCUA_BEHIND_PROXY") else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 6 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
UPLOAD_MAX_BYTES = int(os.environ.get("MOTCUA_UPLOAD_MAX_BYTES", 50 * 1024 * 1024))
RECEPTION_KEPT_HOURS = int(os.environ.get("MOTCUA_RECEPTION_KEPT_HOURS", 72))

LANGUAGE_CODE = "vi"
LOCALE_PATHS = [ROOT / "motcua/web/kit/locale"]  # our wording before that of the libraries
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": DATA_DIR / "files"}},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

# Telling people: without a mail server and providers, the portal tells and the rest is noted as not sent.
SMTP_CONFIGURED = bool(os.environ.get("MOTCUA_SMTP_HOST"))
EMAIL_BACKEND = f"django.core.mail.backends.{'smtp' if SMTP_CONFIGURED else 'dummy'}.EmailBackend"
EMAIL_HOST = os.environ.get("MOTCUA_SMTP_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("MOTCUA_SMTP_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("MOTCUA_SMTP_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("MOTCUA_SMTP_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("MOTCUA_SMTP_SECURITY") == "starttls"
EMAIL_USE_SSL = os.environ.get("MOTCUA_SMTP_SECURITY") == "tls"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("MOTCUA_SMTP_FROM", "mot-cua@localhost")
SMS_PROVIDERS = read_providers(os.environ.get("MOTCUA_SMS_PROVIDERS", ""))
ZALO_PROVIDERS = read_providers(os.environ.get("MOTCUA_ZALO_PROVIDERS", ""))
# What a text message names: as short as the office has it, without the scheme.
SHORT_ADDRESS = os.environ.get("MOTCUA_SHORT_ADDRESS", PUBLIC_ADDRESS.partition("://")[2] + "/tra-cuu")

# Paying online: none without a gateway; then people pay by VietQR transfer or at the desk.
PAYMENT_GATEWAY = read_gateway(os.environ.get("MOTCUA_PAYMENT_GATEWAY", ""))

# The Post's own system, written https://:secret@host/path; without it postal officers say themselves what happens.
POST_OFFICE = read_office(os.environ.get("MOTCUA_POST_OFFICE", ""))

# The national portal, written https://code:secret@host/path?dstcode=…; without it nothing is exchanged.
NATIONAL_PORTAL = read_portal(os.environ.get("MOTCUA_NATIONAL_PORTAL", ""))

PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
PROCRASTINATE_IMPORT_PATHS = ["motcua.reactions"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"json": {"()": "config.logs.JsonFormatter"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "json"}},
    "root": {"handlers": ["console"], "level": os.environ.get("MOTCUA_LOG_LEVEL", "WARNING")},
    "loggers": {
        "procrastinate": {"level": "WARNING"},
        # They log every signature they make or read as a warning.
        "pyhanko": {"level": "ERROR"},
        "pyhanko_certvalidator": {"level": "ERROR"},
    },
}

if HTTPS and PUBLIC_ADDRESS.startswith("http://"):
    raise ImproperlyConfigured("MOTCUA_HTTPS is on but MOTCUA_ADDRESS begins with http://")
