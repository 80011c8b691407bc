package dev.kith.feed;

import dev.kith.database.Erasure;
import dev.kith.database.EventHandler;
import dev.kith.events.contract.ProfileUpdated;
import dev.kith.feed.author.Authors;
import dev.kith.feed.comment.Comments;
import dev.kith.feed.publication.Publications;
import dev.kith.web.idempotency.IdempotencyRecords;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The feed follows profiles, and the deletion of accounts. */
@Configuration(proxyBeanMethods = false)
class FeedEvents {

    @Bean
    EventHandler<ProfileUpdated> updateAuthor(Authors authors) {
        return EventHandler.on(ProfileUpdated.TYPE, event -> authors.update(event.data()));
    }

    /**
     * Erases the author first, so that nothing new can be written. Then publications before comments: the event of a
     * publication covers its comments.
     */
    @Bean
    Erasure feedErasure(
            Authors authors, Publications publications, Comments comments, IdempotencyRecords idempotencyRecords) {
        return new Erasure() {

            @Override
            public String service() {
                return "feed";
            }

            @Override
            public void begin(UUID user) {
                authors.erase(user);
                idempotencyRecords.erase(user);
            }

            @Override
            public boolean eraseSome(UUID user, UUID pseudonym) {
                return publications.eraseBatch(user) || comments.eraseBatch(user);
            }
        };
    }
}
