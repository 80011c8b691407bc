package dev.kith.auth;

import dev.kith.auth.deletion.Deletions;
import dev.kith.database.BackgroundLoop;
import dev.kith.database.EventHandler;
import dev.kith.events.contract.UserErased;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The events that this service follows. */
@Configuration(proxyBeanMethods = false)
class AuthEvents {

    /** A deletion usually takes seconds. */
    private static final Duration REMINDER_INTERVAL = Duration.ofMinutes(15);

    /** Another service has erased the data of a deleted user. */
    @Bean
    EventHandler<UserErased> confirmErasure(Deletions deletions) {
        return EventHandler.on(
                UserErased.TYPE,
                event -> deletions.confirmErasure(
                        event.data().userId(), event.data().service()));
    }

    @Bean
    BackgroundLoop deletionReminders(Deletions deletions) {
        return new BackgroundLoop("deletion-reminders", REMINDER_INTERVAL, () -> {
            deletions.remind(REMINDER_INTERVAL);
            return false;
        });
    }
}
