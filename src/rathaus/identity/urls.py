"""Addresses under `/konto/`. Every view of allauth is named here with its access.

Views that are not listed (sign-in by code, phone, passkey sign-up, OpenID 2) do not exist.
"""

from allauth.account import views as account
from allauth.mfa.base import views as factors
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as services
from allauth.socialaccount.providers.openid_connect import views as oidc
from allauth.usersessions import views as sessions
from django.urls import URLPattern, URLResolver, include, path, re_path

from rathaus.identity.views import administration, entrance, own
from rathaus.kernel.access import public, signed_in

own_pages = [
    path("", own.profile, name="profile"),
    path("daten/", own.export, name="export"),
    path("loeschen/", own.deletion, name="deletion"),
    path("vertretung/", own.delegations, name="delegations"),
    path("vertretung/<int:pk>/beenden/", own.end_delegation, name="end_delegation"),
    path("vorfuehrung/", entrance.demo_sign_in, name="demo_sign_in"),
    path("verwaltung/", administration.accounts, name="accounts"),
    path("verwaltung/neu/", administration.new_account, name="new_account"),
    path("verwaltung/<uuid:pk>/", administration.account, name="account"),
    path("verwaltung/<uuid:pk>/sperren/", administration.set_active, name="set_active"),
    path("verwaltung/<uuid:pk>/loeschen/", administration.erase, name="erase"),
    path("verwaltung/rolle/<int:pk>/entziehen/", administration.revoke, name="revoke"),
    path(
        "verwaltung/vertretung/<int:pk>/beenden/",
        administration.end_delegation,
        name="end_delegation_as_administrator",
    ),
]

entrance_pages = [
    path("anmelden/", entrance.sign_in, name="account_login"),
    path("abmelden/", public(account.logout), name="account_logout"),
    path("gesperrt/", public(account.account_inactive), name="account_inactive"),
    path("registrieren/", public(account.signup), name="account_signup"),
    path("passwort/vergessen/", public(account.password_reset), name="account_reset_password"),
    path(
        "passwort/vergessen/gesendet/",
        public(account.password_reset_done),
        name="account_reset_password_done",
    ),
    re_path(
        r"^passwort/neu/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>[^/]+)/$",
        public(account.password_reset_from_key),
        name="account_reset_password_from_key",
    ),
    path(
        "passwort/neu/fertig/",
        public(account.password_reset_from_key_done),
        name="account_reset_password_from_key_done",
    ),
    path(
        "adresse/bestaetigen/",
        public(account.email_verification_sent),
        name="account_email_verification_sent",
    ),
    path("adresse/bestaetigen/<key>/", public(account.confirm_email), name="account_confirm_email"),
    path("anmelden/zweiter-faktor/", public(factors.authenticate), name="mfa_authenticate"),
    path("anmelden/passkey/", public(passkeys.login_webauthn), name="mfa_login_webauthn"),
    path("oidc/<provider_id>/login/", entrance.login_service, name="openid_connect_login"),
    path(
        "oidc/<provider_id>/login/callback/",
        public(oidc.callback),
        name="openid_connect_callback",
    ),
    path(
        "dienst/abgebrochen/",
        public(services.login_cancelled),
        name="socialaccount_login_cancelled",
    ),
    path("dienst/fehler/", public(services.login_error), name="socialaccount_login_error"),
    path("dienst/registrieren/", public(services.signup), name="socialaccount_signup"),
]

security_pages = [
    path("bestaetigen/", signed_in(account.reauthenticate), name="account_reauthenticate"),
    path("adresse/", signed_in(account.email), name="account_email"),
    path("passwort/aendern/", signed_in(account.password_change), name="account_change_password"),
    path("passwort/setzen/", signed_in(account.password_set), name="account_set_password"),
    path("dienste/", signed_in(services.connections), name="socialaccount_connections"),
    path("sitzungen/", signed_in(sessions.list_usersessions), name="usersessions_list"),
    path("sicherheit/", signed_in(factors.index), name="mfa_index"),
    path("sicherheit/bestaetigen/", signed_in(factors.reauthenticate), name="mfa_reauthenticate"),
    path("sicherheit/app/", signed_in(totp.activate_totp), name="mfa_activate_totp"),
    path("sicherheit/app/aus/", signed_in(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("sicherheit/codes/", signed_in(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "sicherheit/codes/neu/",
        signed_in(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path(
        "sicherheit/codes/datei/",
        signed_in(codes.download_recovery_codes),
        name="mfa_download_recovery_codes",
    ),
    path("sicherheit/passkeys/", signed_in(passkeys.list_webauthn), name="mfa_list_webauthn"),
    path("sicherheit/passkeys/neu/", signed_in(passkeys.add_webauthn), name="mfa_add_webauthn"),
    path(
        "sicherheit/passkeys/bestaetigen/",
        signed_in(passkeys.reauthenticate_webauthn),
        name="mfa_reauthenticate_webauthn",
    ),
    path(
        "sicherheit/passkeys/<int:pk>/entfernen/",
        signed_in(passkeys.remove_webauthn),
        name="mfa_remove_webauthn",
    ),
    path(
        "sicherheit/passkeys/<int:pk>/",
        signed_in(passkeys.edit_webauthn),
        name="mfa_edit_webauthn",
    ),
]

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include((own_pages, "identity"))),
    *entrance_pages,
    *security_pages,
]
