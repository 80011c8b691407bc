package dev.kith.chat.live;

import dev.kith.chat.change.Announcements;
import dev.kith.chat.change.Change;
import dev.kith.chat.change.ChangeListener;
import dev.kith.chat.change.Changes;
import dev.kith.chat.hub.CloseCode;
import dev.kith.chat.hub.Hub;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Brings changes to the sockets of this instance that they concern. */
@Component
class Deliveries implements ChangeListener {

    private static final Logger log = LoggerFactory.getLogger(Deliveries.class);

    private final Hub hub;
    private final Changes changes;

    Deliveries(Hub hub, Changes changes, Announcements announcements) {
        this.hub = hub;
        this.changes = changes;
        announcements.subscribe(this);
    }

    @Override
    public void committed(List<Change> committed) {
        for (var change : committed) {
            tell(change.user(), session -> session.heard(change));
        }
    }

    /** Changes of other instances may have gone by unheard: each socket gets what it lacks. */
    void catchUp() {
        Thread.ofVirtual().name("catch-up").start(() -> {
            for (var user : hub.users()) {
                catchUp(user);
            }
        });
    }

    private void catchUp(UUID user) {
        try {
            var position = changes.position(user);
            tell(user, session -> session.reached(position));
        } catch (RuntimeException e) {
            log.warn("The sockets of {} may lack something until the next change: {}", user, e.toString());
        }
    }

    private void tell(UUID user, Consumer<Following> news) {
        for (var socket : hub.socketsOf(user)) {
            if (socket.session() instanceof Following session) {
                try {
                    news.accept(session);
                } catch (RuntimeException e) {
                    // Its client comes back for what is missing; the other sockets must not miss it too.
                    log.error("Socket {} is closed, it could not be told", socket.id(), e);
                    socket.close(CloseCode.INTERNAL_ERROR);
                }
            }
        }
    }
}
