package dev.kith.auth.mail;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    /** Only where somebody tries Kith out: whoever reads it can take any account over. */
    @Bean
    @Profile("local")
    Mailbox mailbox(MailProperties properties) {
        return new Mailbox(properties.folder());
    }

    @Bean
    Transport transport(MailProperties properties, ObjectProvider<Mailbox> mailboxes, Clock clock) {
        if (!properties.smtp().host().isEmpty()) {
            return new SmtpTransport(properties.smtp(), properties.from());
        }
        var mailbox = mailboxes.getIfAvailable();
        return mailbox == null ? new NoTransport() : new FolderTransport(mailbox, properties.from(), clock);
    }
}
