package dev.kith.auth.session;

import dev.kith.auth.AuthProperties;
import dev.kith.auth.audit.Audit;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.audit.SecurityEvent;
import dev.kith.auth.audit.SecurityEventType;
import dev.kith.auth.mail.Mails;
import dev.kith.auth.mail.SecurityNotice;
import dev.kith.auth.token.AccessTokens;
import dev.kith.auth.token.OpaqueToken;
import dev.kith.database.Outbox;
import dev.kith.events.contract.SessionRevoked;
import dev.kith.http.identity.Identity;
import dev.kith.http.text.Uuids;
import dev.kith.web.page.Cursor;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All sessions. The methods that end sessions join the caller's transaction: a session ends only if it commits. */
@Component
public class Sessions {

    /** How many sessions a user may have: enough for many devices, and few enough to end them all in one request. */
    static final int MAX_PER_USER = 100;

    private final AuthProperties.Session settings;
    private final SessionStore store;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final Outbox outbox;
    private final Mails mails;
    private final Audit audit;

    Sessions(
            AuthProperties properties,
            SessionStore store,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            Outbox outbox,
            Mails mails,
            Audit audit) {
        this.settings = properties.session();
        this.store = store;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.outbox = outbox;
        this.mails = mails;
        this.audit = audit;
    }

    /**
     * Begins a session. If its user has {@value #MAX_PER_USER} already, the one that was not used for the longest time
     * ends.
     *
     * @return empty if the user's sessions were ended, or the user was deleted, after the password was checked
     */
    @Transactional
    public Optional<IssuedTokens> begin(AuthenticatedUser user, ClientInfo client, SessionKind kind) {
        var lifetimes = SessionLifetimes.begin(kind, store.now(), settings);
        var added = store.add(user, client, lifetimes);
        var type = added.isPresent() ? SecurityEventType.LOGGED_IN : SecurityEventType.LOGIN_FAILED;
        audit.record(SecurityEvent.of(type, user.user()).in(added.orElse(null)).by(client));
        return added.map(session -> {
            var tooMany = store.deleteLongestUnused(user.user(), MAX_PER_USER, lifetimes.now());
            publishEnded(user.user(), tooMany, RevocationReason.TOO_MANY_SESSIONS, client);
            return switch (kind) {
                case LOGIN -> issue(user.user(), session, null, lifetimes);
                case REFRESHABLE -> issue(user.user(), session, refreshTokens.first(session), lifetimes);
            };
        });
    }

    /**
     * Spends a refresh token and issues the next one with a new access token. The same token gets the same next one, or
     * a later one, within the grace period. After that either its first or its second user has stolen it, and the
     * session ends.
     *
     * @return empty if the token belongs to no running session
     */
    @Transactional
    public Optional<IssuedTokens> refresh(String token, ClientInfo client) {
        var presented = new OpaqueToken(token);
        return store.lock(presented).flatMap(session -> {
            var next = refreshTokens.spend(presented, session.id(), session.now());
            if (next.isEmpty()) {
                end(session.userId(), session.id(), RevocationReason.REFRESH_TOKEN_REUSED, client);
                mails.notify(session.userId(), SecurityNotice.REFRESH_TOKEN_REUSED);
                return Optional.empty();
            }
            var lifetimes = SessionLifetimes.refresh(session.now(), session.expiresAt(), settings);
            store.extend(session.id(), client, lifetimes);
            return Optional.of(issue(session.userId(), session.id(), next.get(), lifetimes));
        });
    }

    /** The session of the caller's token; empty if the token has none, or another issuer's. */
    public static Optional<UUID> idOf(Identity caller) {
        return Uuids.parse(caller.session());
    }

    /** Whether the session is this user's and has not ended. */
    public boolean isAlive(UUID user, UUID session) {
        return store.isAlive(user, session);
    }

    /**
     * Ends one session of this user.
     *
     * @param client the client that ends it; null if the service does
     * @return false if there was none
     */
    @Transactional
    public boolean end(UUID user, UUID session, RevocationReason reason, @Nullable ClientInfo client) {
        var ended = store.delete(user, session);
        publishEnded(user, ended.stream().toList(), reason, client);
        return ended.isPresent();
    }

    /**
     * Ends every session of this user except one, and prevents sessions whose password was checked before.
     *
     * @param keep null to end all
     * @param client the client that ends them; null if the service does
     */
    @Transactional
    public void endOthers(UUID user, @Nullable UUID keep, RevocationReason reason, @Nullable ClientInfo client) {
        store.raiseEpoch(user);
        publishEnded(user, store.deleteAll(user, keep), reason, client);
    }

    /** Ends every session of this user, and prevents sessions whose password was checked before. */
    @Transactional
    public void endAll(UUID user, RevocationReason reason, @Nullable ClientInfo client) {
        endOthers(user, null, reason, client);
    }

    Page<Session> list(UUID user, @Nullable UUID current, PageRequest page) {
        return Page.of(store.find(user, current, page), page, session -> Cursor.at(session.id()));
    }

    /** Deletes expired sessions; returns how many. */
    public int purge() {
        return store.purge();
    }

    private void publishEnded(
            UUID user, List<SessionStore.Ended> ended, RevocationReason reason, @Nullable ClientInfo client) {
        outbox.publish(ended.stream()
                .map(gone -> new SessionRevoked(gone.id(), user, reason.word(), gone.accessUntil()))
                .toList());
        ended.forEach(gone -> audit.record(
                SecurityEvent.of(reason.eventType(), user).in(gone.id()).by(client)));
    }

    private IssuedTokens issue(
            UUID user, UUID session, @Nullable OpaqueToken refreshToken, SessionLifetimes lifetimes) {
        return new IssuedTokens(
                session,
                accessTokens.issue(user, session, lifetimes.now(), lifetimes.accessUntil()),
                lifetimes.accessLife(),
                refreshToken == null ? null : refreshToken.text(),
                lifetimes.refreshLife());
    }
}
