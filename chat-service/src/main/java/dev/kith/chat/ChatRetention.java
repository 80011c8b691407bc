package dev.kith.chat;

import dev.kith.chat.message.Messages;
import dev.kith.database.retention.Retention;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service deletes after a time. */
@Configuration(proxyBeanMethods = false)
class ChatRetention {

    /** A device that was away for longer reads its conversations again. */
    private static final Duration CHANGES = Duration.ofDays(30);

    @Bean
    Retention oldChanges(Messages messages) {
        return new Retention("old changes", () -> messages.deleteChanges(CHANGES));
    }
}
