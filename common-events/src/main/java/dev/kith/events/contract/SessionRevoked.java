package dev.kith.events.contract;

import dev.kith.events.Event;
import dev.kith.events.EventType;
import java.time.Instant;
import java.util.UUID;

/**
 * A session has ended before its time: no token of it is good any more.
 *
 * @param sessionId claim {@code sid} of its tokens
 * @param reason why, as a word for people and logs; new ones may come
 * @param until when the last access token of it expires by itself: until then it must be remembered
 */
public record SessionRevoked(UUID sessionId, UUID userId, String reason, Instant until) implements Event {

    public static final EventType<SessionRevoked> TYPE =
            new EventType<>("session-revoked", "session.revoked", SessionRevoked.class);

    @Override
    public EventType<?> type() {
        return TYPE;
    }

    @Override
    public String key() {
        return sessionId.toString();
    }
}
