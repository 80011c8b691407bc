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

@Component
class SessionStore {

    // Each takes its refresh tokens with it, one for every quarter of an hour of use.
    private static final int PURGE_BATCH = 100;

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** By the one clock that all instances go by. */
    Instant now() {
        return jdbc.sql("select clock_timestamp()").query(Instant.class).single();
    }

    /**
     * The new session's id; empty if the user is gone or the user's epoch has risen. Locks the user's row, so that an
     * end of all sessions either comes before and is seen here, or comes after and sees this session, as does whatever
     * session begins next.
     */
    Optional<UUID> add(AuthenticatedUser who, ClientInfo client, SessionLifetimes times) {
        return jdbc.sql("""
                        insert into sessions
                            (user_id, address, agent, created_at, last_seen, idle_until, expires_at, access_until)
                        select id, :address, :agent, :now, :now, :idle, :expires, :access
                        from users where id = :user and session_epoch = :epoch for no key update
                        returning id
                        """)
                .param("address", client.address())
                .param("agent", client.agent())
                .param("now", timestamp(times.now()))
                .param("idle", timestamp(times.idleUntil()))
                .param("expires", timestamp(times.expiresAt()))
                .param("access", timestamp(times.accessUntil()))
                .param("user", who.user())
                .param("epoch", who.epoch())
                .query(UUID.class)
                .optional();
    }

    /** The living session that this refresh token is of, locked until the end of the transaction. */
    Optional<Locked> lock(OpaqueToken token) {
        return jdbc.sql("""
                        select id, user_id, expires_at, clock_timestamp() as now from sessions
                        where id = (select session_id from refresh_tokens where hash = ?) and idle_until > clock_timestamp()
                        for update
                        """).param(token.hash()).query(Locked.class).optional();
    }

    void extend(UUID session, ClientInfo client, SessionLifetimes times) {
        jdbc.sql("""
                        update sessions set address = :address, agent = :agent, last_seen = :now, idle_until = :idle,
                            access_until = greatest(access_until, :access)
                        where id = :session
                        """)
                .param("address", client.address())
                .param("agent", client.agent())
                .param("now", timestamp(times.now()))
                .param("idle", timestamp(times.idleUntil()))
                .param("access", timestamp(times.accessUntil()))
                .param("session", session)
                .update();
    }

    /** A page of this user's living sessions: walks back along the ids. */
    List<Session> find(UUID user, PageRequest page) {
        return jdbc.sql("""
                        select id, agent, address, created_at, last_seen, expires_at from sessions
                        where user_id = :user and idle_until > now() and id < :before
                        order by id desc limit :rows
                        """)
                .param("user", user)
                .param("before", page.beforeId())
                .param("rows", page.rows())
                .query(Session.class)
                .list();
    }

    boolean isAlive(UUID user, UUID session) {
        return jdbc.sql("select exists (select from sessions where id = ? and user_id = ? and idle_until > now())")
                .params(session, user)
                .query(Boolean.class)
                .single();
    }

    Optional<Ended> delete(UUID user, UUID session) {
        return jdbc.sql("delete from sessions where id = ? and user_id = ? returning id, access_until")
                .params(session, user)
                .query(Ended.class)
                .optional();
    }

    /** Deletes this user's living sessions but for those that were used last: to be called after {@link #add}. */
    List<Ended> deleteLongestUnused(UUID user, int kept, Instant now) {
        return jdbc.sql("""
                        delete from sessions where id in (
                            select id from sessions where user_id = :user and idle_until > :now
                            order by last_seen desc, id desc offset :kept)
                        returning id, access_until
                        """)
                .param("user", user)
                .param("now", timestamp(now))
                .param("kept", kept)
                .query(Ended.class)
                .list();
    }

    /**
     * Raises the user's epoch, and waits for sessions that are just beginning: to be called before {@link #deleteAll}.
     */
    void raiseEpoch(UUID user) {
        jdbc.sql("update users set session_epoch = session_epoch + 1 where id = ?")
                .param(user)
                .update();
    }

    /** @param keep the one that stays; null to keep none */
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

    /** Deletes some of what has ended by itself; what somebody else has locked stays for the next time. */
    int purge() {
        return jdbc.sql("""
                        delete from sessions where id in (
                            select id from sessions where idle_until <= now() limit ? for update skip locked)
                        """).param(PURGE_BATCH).update();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** @param now about when it was locked */
    record Locked(UUID id, UUID userId, Instant expiresAt, Instant now) {}

    record Ended(UUID id, Instant accessUntil) {}
}
