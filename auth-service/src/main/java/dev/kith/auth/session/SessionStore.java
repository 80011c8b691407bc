package dev.kith.auth.session;

import dev.kith.auth.audit.ClientInfo;
import dev.kith.auth.token.OpaqueToken;
import dev.kith.web.page.PageRequest;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table {@code sessions}. */
@Component
class SessionStore {

    // Small, because each session is deleted with its refresh tokens: one for every quarter of an hour of use.
    private static final int PURGE_BATCH = 100;

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The time of the database's clock, which all instances use. */
    Instant now() {
        return jdbc.sql("""
                        select clock_timestamp()
                        """).query(Instant.class).single();
    }

    /**
     * Adds a session and returns its id; empty if the user was deleted or the user's epoch has risen. Locks the user's
     * row: an end of all sessions either happens before and is seen here, or happens after and sees this session.
     */
    Optional<UUID> add(AuthenticatedUser user, ClientInfo client, SessionLifetimes lifetimes) {
        return jdbc.sql("""
                        insert into sessions
                            (user_id, address, agent, created_at, last_seen, idle_until, expires_at, access_until)
                        select id, :address, :agent, :now, :now, :idle, :expires, :access
                        from users where id = :user and session_epoch = :epoch for no key update
                        returning id
                        """)
                .param("address", client.address())
                .param("agent", client.agent())
                .param("now", timestamp(lifetimes.now()))
                .param("idle", timestamp(lifetimes.idleUntil()))
                .param("expires", timestamp(lifetimes.expiresAt()))
                .param("access", timestamp(lifetimes.accessUntil()))
                .param("user", user.user())
                .param("epoch", user.epoch())
                .query(UUID.class)
                .optional();
    }

    /** The running session of this refresh token, locked until the end of the transaction. */
    Optional<Locked> lock(OpaqueToken token) {
        return jdbc.sql("""
                        select id, user_id, expires_at, clock_timestamp() as now from sessions
                        where id = (select session_id from refresh_tokens where hash = :hash)
                          and idle_until > clock_timestamp()
                        for update
                        """).param("hash", token.hash()).query(Locked.class).optional();
    }

    void extend(UUID session, ClientInfo client, SessionLifetimes lifetimes) {
        jdbc.sql("""
                        update sessions set address = :address, agent = :agent, last_seen = :now, idle_until = :idle,
                            access_until = greatest(access_until, :access)
                        where id = :session
                        """)
                .param("address", client.address())
                .param("agent", client.agent())
                .param("now", timestamp(lifetimes.now()))
                .param("idle", timestamp(lifetimes.idleUntil()))
                .param("access", timestamp(lifetimes.accessUntil()))
                .param("session", session)
                .update();
    }

    /**
     * A page of this user's running sessions, the newest first.
     *
     * @param current the session of the request; null if its token names none
     */
    List<Session> find(UUID user, @Nullable UUID current, PageRequest page) {
        return jdbc.sql("""
                        select id, coalesce(id = :current::uuid, false) as current, agent, address,
                            created_at, last_seen, expires_at
                        from sessions
                        where user_id = :user and idle_until > now() and id < :before
                        order by id desc limit :rows
                        """)
                .param("current", current)
                .param("user", user)
                .param("before", page.beforeId())
                .param("rows", page.rows())
                .query(Session.class)
                .list();
    }

    boolean isAlive(UUID user, UUID session) {
        return jdbc.sql("""
                        select exists (
                            select from sessions where id = :session and user_id = :user and idle_until > now())
                        """)
                .param("session", session)
                .param("user", user)
                .query(Boolean.class)
                .single();
    }

    Optional<Ended> delete(UUID user, UUID session) {
        return jdbc.sql("""
                        delete from sessions where id = :session and user_id = :user returning id, access_until
                        """)
                .param("session", session)
                .param("user", user)
                .query(Ended.class)
                .optional();
    }

    /** Deletes this user's running sessions except those that were used last. Call it after {@link #add}. */
    List<Ended> deleteLongestUnused(UUID user, int max, Instant now) {
        return jdbc.sql("""
                        delete from sessions where id in (
                            select id from sessions where user_id = :user and idle_until > :now
                            order by last_seen desc, id desc offset :max)
                        returning id, access_until
                        """)
                .param("user", user)
                .param("now", timestamp(now))
                .param("max", max)
                .query(Ended.class)
                .list();
    }

    /** Raises the user's epoch and waits for sessions that are being added. Call it before {@link #deleteAll}. */
    void raiseEpoch(UUID user) {
        jdbc.sql("""
                        update users set session_epoch = session_epoch + 1 where id = :user
                        """).param("user", user).update();
    }

    /** @param keep the session that stays; null to delete all */
    List<Ended> deleteAll(UUID user, @Nullable UUID keep) {
        return jdbc.sql("""
                        delete from sessions where user_id = :user and id is distinct from :keep::uuid
                        returning id, access_until
                        """)
                .param("user", user)
                .param("keep", keep)
                .query(Ended.class)
                .list();
    }

    /** Deletes expired sessions. Locked rows stay for the next time. */
    int purge() {
        return jdbc.sql("""
                        delete from sessions where id in (
                            select id from sessions where idle_until <= now() limit :batch for update skip locked)
                        """).param("batch", PURGE_BATCH).update();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** @param now the time when it was locked */
    record Locked(UUID id, UUID userId, Instant expiresAt, Instant now) {}

    record Ended(UUID id, Instant accessUntil) {}
}
