package dev.kith.database.inbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.kith.database.EventHandler;
import dev.kith.database.inbox.InboxListener.EventHandlers;
import dev.kith.events.EventTopic;
import dev.kith.events.contract.UserDeleted;
import dev.kith.events.contract.UserRegistered;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventHandlersTests {

    private final EventHandler<UserRegistered> registered = EventHandler.on(UserRegistered.TYPE, _ -> {});
    private final EventHandler<UserDeleted> deleted = EventHandler.on(UserDeleted.TYPE, _ -> {});

    @Test
    void followTheTopicsOfTheirTypes() {
        var handlers = new EventHandlers(List.of(registered, deleted));

        assertThat(handlers.topics()).extracting(EventTopic::name).containsExactly("user-registered", "user-deleted");
        assertThat(handlers.of("user.deleted")).isSameAs(deleted);
        assertThat(handlers.of("user.renamed")).isNull();
    }

    @Test
    void refuseASecondHandlerForAType() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new EventHandlers(List.of(registered, registered)))
                .withMessageContaining("user.registered");
    }
}
