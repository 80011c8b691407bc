package dev.kith.auth.session;

/** The kinds of sessions. */
public enum SessionKind {
    /** One long access token without a refresh token: {@code POST /api/auth/login}. */
    LOGIN,
    /** Short access tokens, and refresh tokens that continue it: {@code POST /api/auth/sessions}. */
    REFRESHABLE
}
