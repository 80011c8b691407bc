package dev.kith.feed;

import dev.kith.events.EventHandler;
import dev.kith.events.contract.ProfileUpdated;
import dev.kith.events.contract.UserDeleted;
import dev.kith.feed.author.Authors;
import dev.kith.feed.comment.Comments;
import dev.kith.feed.publication.Publications;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The feed follows profiles and accounts. */
@Configuration(proxyBeanMethods = false)
class FeedEvents {

    @Bean
    EventHandler<ProfileUpdated> show(Authors authors) {
        return EventHandler.on(ProfileUpdated.TYPE, event -> authors.show(event.data()));
    }

    /**
     * The author first, and nothing new can be written any more; publications before comments, as a publication that
     * its author deletes at the same moment goes before its comments too.
     */
    @Bean
    EventHandler<UserDeleted> erase(Authors authors, Publications publications, Comments comments) {
        return EventHandler.on(UserDeleted.TYPE, event -> {
            var user = event.data().userId();
            authors.erase(user);
            publications.eraseAllOf(user);
            comments.eraseAllOf(user);
        });
    }
}
