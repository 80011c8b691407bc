package dev.kith.auth.mail;

import dev.kith.auth.AuthProperties;
import dev.kith.auth.mail.MailStore.QueuedMail;
import dev.kith.auth.mail.MailTemplate.PreparedMail;
import dev.kith.database.BackgroundLoop;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.mail.MailSender;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends the queued mails, one after the other. */
@Component
class MailWorker {

    private static final Logger log = LoggerFactory.getLogger(MailWorker.class);

    private static final Duration POLL_INTERVAL = Duration.ofSeconds(2);

    private final MailStore store;
    private final ObjectProvider<MailTemplate> templates;
    private final MailSender sender;
    private final String from;
    private final TransactionTemplate transaction;
    private final TransactionTemplate ownTransaction;
    private final BackgroundLoop loop = new BackgroundLoop("mail-worker", POLL_INTERVAL, this::sendNext);

    // The templates are looked up when a mail is sent, because some of them queue mail themselves.
    MailWorker(
            MailStore store,
            ObjectProvider<MailTemplate> templates,
            MailSender sender,
            AuthProperties properties,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.templates = templates;
        this.sender = sender;
        this.from = properties.mail().from();
        this.transaction = new TransactionTemplate(transactions);
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    BackgroundLoop loop() {
        return loop;
    }

    /** Wakes this instance's worker. The workers of other instances poll. */
    void wake() {
        loop.wake();
    }

    // A mail that cannot be sent stays in the queue for a day, with growing pauses. False if no mail was due.
    private boolean sendNext() {
        var taken = new AtomicReference<@Nullable QueuedMail>();
        try {
            transaction.executeWithoutResult(_ -> store.takeDue().ifPresent(mail -> {
                taken.set(mail);
                write(mail).ifPresent(this::send);
                store.delete(mail);
            }));
        } catch (RuntimeException failure) {
            reschedule(taken.get(), failure);
        }
        return taken.get() != null;
    }

    // In a transaction of its own: if it kept its locks until the mail server answers, no account could be deleted.
    private Optional<PreparedMail> write(QueuedMail mail) {
        var template = templates.stream()
                .filter(candidate -> candidate.kind() == mail.kind())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no template writes mails of kind " + mail.kind()));
        return ownTransaction.execute(_ -> template.write(store.open(mail)));
    }

    private void send(PreparedMail mail) {
        var message = new SimpleMailMessage();
        message.setFrom(from);
        message.setTo(mail.message().to());
        message.setSubject(mail.message().subject());
        message.setText(mail.message().text());
        try {
            sender.send(message);
        } catch (RuntimeException failure) {
            ownTransaction.executeWithoutResult(_ -> mail.afterFailure().run());
            throw failure;
        }
        mail.afterSending().run();
    }

    // Does not log the failure's message, which may quote the address.
    private void reschedule(@Nullable QueuedMail mail, RuntimeException failure) {
        if (mail == null) {
            throw failure;
        }
        var cause = failure.getClass().getSimpleName();
        if (mail.lastAttempt()) {
            log.error("Gave up the mail {} ({}) after a day: {}", mail.id(), mail.kind(), cause);
            store.delete(mail);
        } else {
            log.warn("The mail {} ({}) waits for {}: {}", mail.id(), mail.kind(), mail.pause(), cause);
            store.postpone(mail);
        }
    }
}
