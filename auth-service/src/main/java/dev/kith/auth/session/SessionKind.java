package dev.kith.auth.session;

/** What begins with a sign-in. */
public enum SessionKind {
    /** One long access token and nothing to refresh it with: {@code POST /api/auth/login}. */
    LOGIN,
    /** Short access tokens, and refresh tokens that continue it: {@code POST /api/auth/sessions}. */
    REFRESHABLE
}
