package dev.kith.auth.session;

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
import dev.kith.web.page.Cursor;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Everybody's sessions. What ends them takes part in the caller's transaction, so that a session ends if and only if
 * what it ended for has happened.
 */
@Component
public class Sessions {

    /** What a user has at once: of devices plenty, and few enough to end them all within a request. */
    static final int MOST = 100;

    private final SessionProperties properties;
    private final SessionStore store;
    private final RefreshTokens refreshTokens;
    private final AccessTokens accessTokens;
    private final Outbox outbox;
    private final Mails mails;
    private final Audit audit;

    Sessions(
            SessionProperties properties,
            SessionStore store,
            RefreshTokens refreshTokens,
            AccessTokens accessTokens,
            Outbox outbox,
            Mails mails,
            Audit audit) {
        this.properties = properties;
        this.store = store;
        this.refreshTokens = refreshTokens;
        this.accessTokens = accessTokens;
        this.outbox = outbox;
        this.mails = mails;
        this.audit = audit;
    }

    /**
     * Begins a session; where its user has {@value #MOST} already, the one that was unused for longest ends.
     *
     * @return empty if the user's sessions were ended, or the user is gone, since the password was checked
     */
    @Transactional
    public Optional<IssuedTokens> begin(AuthenticatedUser who, ClientInfo client, SessionKind kind) {
        var times = properties.begin(kind, store.now());
        var added = store.add(who, client, times);
        var happened = added.isPresent() ? SecurityEventType.LOGGED_IN : SecurityEventType.LOGIN_FAILED;
        audit.record(
                SecurityEvent.of(happened, who.user()).in(added.orElse(null)).by(client));
        return added.map(session -> {
            var tooMany = store.deleteLongestUnused(who.user(), MOST, times.now());
            tell(who.user(), tooMany, RevocationReason.TOO_MANY_SESSIONS, client);
            return switch (kind) {
                case LOGIN -> grant(who.user(), session, null, times);
                case REFRESHABLE -> grant(who.user(), session, refreshTokens.first(session), times);
            };
        });
    }

    /**
     * Spends a refresh token: the next one of its session, and a new access token. Whoever comes with the same token
     * within the grace gets the same next one, or what has come of it. After that it can only have been stolen, from
     * whoever came first or last, and the session ends.
     *
     * @return empty if the token is of no session, or no longer
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
            var times = properties.refresh(session.now(), session.expiresAt());
            store.extend(session.id(), client, times);
            return Optional.of(grant(session.userId(), session.id(), next.get(), times));
        });
    }

    /** Whether tokens of this session of this user are good. */
    public boolean isAlive(UUID user, UUID session) {
        return store.isAlive(user, session);
    }

    /**
     * Ends one session of this user.
     *
     * @param client who ends it; null if the service itself
     * @return whether there was one
     */
    @Transactional
    public boolean end(UUID user, UUID session, RevocationReason reason, @Nullable ClientInfo client) {
        var ended = store.delete(user, session);
        tell(user, ended.stream().toList(), reason, client);
        return ended.isPresent();
    }

    /**
     * Ends every session of this user but one, and keeps those from beginning whose password was checked before.
     *
     * @param keep null to keep none
     * @param client who ends them; null if the service itself
     */
    @Transactional
    public void endOthers(UUID user, @Nullable UUID keep, RevocationReason reason, @Nullable ClientInfo client) {
        store.raiseEpoch(user);
        tell(user, store.deleteAll(user, keep), reason, client);
    }

    /** Ends every session of this user, and keeps those from beginning whose password was checked before. */
    @Transactional
    public void endAll(UUID user, RevocationReason reason, @Nullable ClientInfo client) {
        endOthers(user, null, reason, client);
    }

    Page<Session> list(UUID user, PageRequest page) {
        return Page.of(store.find(user, page), page, session -> Cursor.at(session.id()));
    }

    int purge() {
        return store.purge();
    }

    private void tell(UUID user, List<SessionStore.Ended> ended, RevocationReason reason, @Nullable ClientInfo client) {
        outbox.publish(ended.stream()
                .map(gone -> new SessionRevoked(gone.id(), user, reason.word(), gone.accessUntil()))
                .toList());
        ended.forEach(gone ->
                audit.record(SecurityEvent.of(reason.kind(), user).in(gone.id()).by(client)));
    }

    private IssuedTokens grant(UUID user, UUID session, @Nullable OpaqueToken refreshToken, SessionLifetimes times) {
        return new IssuedTokens(
                session,
                accessTokens.issue(user, session, times.now(), times.accessUntil()),
                times.accessLife(),
                refreshToken == null ? null : refreshToken.text(),
                times.refreshLife());
    }
}
