package dev.kith.feed.publication;

import dev.kith.database.BackgroundLoop;
import dev.kith.feed.comment.Comments;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Removes deleted publications and their comments in the background, in as many transactions as they need. After a
 * crash it continues where it was.
 */
@Component
final class Removal {

    /** Finds what an instance left that has stopped. */
    private static final Duration POLL_INTERVAL = Duration.ofSeconds(5);

    private final PublicationStore store;
    private final Comments comments;
    private final TransactionOperations transactions;
    private final BackgroundLoop loop = new BackgroundLoop("removal", POLL_INTERVAL, this::runOnce);

    Removal(PublicationStore store, Comments comments, TransactionOperations transactions) {
        this.store = store;
        this.comments = comments;
        this.transactions = transactions;
    }

    /** Starts without waiting for the next poll. */
    void wake() {
        loop.wake();
    }

    /**
     * Removes a batch of the comments on these deleted and locked publications; if there are none, the publications.
     */
    void remove(List<UUID> locked) {
        // The foreign key would remove all comments at once. It removes the few that another transaction had locked.
        if (!comments.removeBatchOn(locked)) {
            store.remove(locked);
        }
    }

    private boolean runOnce() {
        return transactions.execute(_ -> {
            var locked = store.lockDeleted();
            remove(locked);
            return !locked.isEmpty();
        });
    }

    @Configuration(proxyBeanMethods = false)
    static class RemovalConfiguration {

        @Bean
        BackgroundLoop removalLoop(Removal removal) {
            return removal.loop;
        }
    }
}
