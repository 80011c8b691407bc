package dev.kith.events.contract;

import dev.kith.events.Event;
import dev.kith.events.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * A session has ended before its time: its tokens are no longer valid.
 *
 * @param sessionId claim {@code sid} of its tokens
 * @param reason why, as a word for people and logs; new ones may come
 * @param until when the last access token of it expires by itself: until then it must be remembered
 */
public record SessionRevoked(UUID sessionId, UUID userId, String reason, Instant until) implements Event {

    public static final EventType<SessionRevoked> TYPE = new EventType<>(
            EventTopics.SESSION_REVOKED, "session.revoked", SessionRevoked.class, SessionRevoked::sessionId);
}
