package dev.kith.auth.mail;

import dev.kith.auth.AuthProperties;
import dev.kith.auth.AuthProperties.Smtp;
import dev.kith.database.BackgroundLoop;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.mail.MailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

@Configuration(proxyBeanMethods = false)
class MailConfiguration {

    private static final Logger log = LoggerFactory.getLogger(MailConfiguration.class);

    private static final int IMPLICIT_TLS_PORT = 465;

    // A mail holds a database connection while it is sent, so a server that does not answer must be left soon.
    private static final String TIMEOUT_MILLIS = "10000";

    /** For local fleets only: everyone who reads this mailbox can take any account over. */
    @Bean
    @Profile("local")
    DevMailbox devMailbox(AuthProperties properties, Clock clock) {
        return new DevMailbox(properties.mail().folder(), clock);
    }

    @Bean
    MailSender mailSender(AuthProperties properties, ObjectProvider<DevMailbox> devMailbox) {
        var smtp = properties.mail().smtp();
        if (!smtp.host().isEmpty()) {
            return smtpSender(smtp);
        }
        var mailbox = devMailbox.getIfAvailable();
        if (mailbox != null) {
            return mailbox::put;
        }
        log.warn("No mail is sent: SMTP_HOST is not set. Users cannot verify an address or reset a password.");
        return _ -> log.info("Dropped a mail: SMTP_HOST is not set");
    }

    @Bean
    BackgroundLoop mailLoop(MailWorker worker) {
        return worker.loop();
    }

    private static MailSender smtpSender(Smtp smtp) {
        var protocol = smtp.port() == IMPLICIT_TLS_PORT ? "smtps" : "smtp";
        var authenticated = !smtp.user().isEmpty();
        var sender = new JavaMailSenderImpl();
        sender.setProtocol(protocol);
        sender.setHost(smtp.host());
        sender.setPort(smtp.port());
        sender.setDefaultEncoding(StandardCharsets.UTF_8.name());
        if (authenticated) {
            sender.setUsername(smtp.user());
            sender.setPassword(smtp.password());
        }
        var properties = sender.getJavaMailProperties();
        properties.setProperty("mail." + protocol + ".auth", Boolean.toString(authenticated));
        properties.setProperty("mail." + protocol + ".connectiontimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail." + protocol + ".timeout", TIMEOUT_MILLIS);
        properties.setProperty("mail." + protocol + ".writetimeout", TIMEOUT_MILLIS);
        properties.setProperty("mail." + protocol + ".ssl.checkserveridentity", "true");
        properties.setProperty("mail.mime.allowutf8", "true");
        properties.setProperty("mail.smtp.starttls.enable", Boolean.toString(smtp.starttls()));
        properties.setProperty("mail.smtp.starttls.required", Boolean.toString(smtp.starttls()));
        return sender;
    }
}
