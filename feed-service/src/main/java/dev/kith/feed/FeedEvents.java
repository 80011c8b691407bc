package dev.kith.feed;

import dev.kith.database.EventHandler;
import dev.kith.events.contract.ProfileUpdated;
import dev.kith.feed.author.Authors;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The feed follows profiles. */
@Configuration(proxyBeanMethods = false)
class FeedEvents {

    @Bean
    EventHandler<ProfileUpdated> show(Authors authors) {
        return EventHandler.on(ProfileUpdated.TYPE, event -> authors.show(event.data()));
    }
}
