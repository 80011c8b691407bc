package dev.kith.auth.mail;

import dev.kith.auth.mail.MailStore.Order;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes and sends what was ordered, one letter after the other. */
@Component
class Postman {

    private static final Logger log = LoggerFactory.getLogger(Postman.class);

    private final MailStore store;
    private final Mails mails;
    private final Map<MailKind, LetterWriter> writers = new EnumMap<>(MailKind.class);
    private final Transport transport;
    private final TransactionTemplate transaction;
    private final TransactionTemplate ownTransaction;

    Postman(
            MailStore store,
            Mails mails,
            List<LetterWriter> writers,
            Transport transport,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.mails = mails;
        writers.forEach(writer -> this.writers.put(writer.occasion(), writer));
        this.transport = transport;
        this.transaction = new TransactionTemplate(transactions);
        this.ownTransaction = new TransactionTemplate(transactions);
        ownTransaction.setPropagationBehavior(TransactionTemplate.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Sends the letter that is due. One that cannot be sent waits: for a day, with growing pauses.
     *
     * @return whether there was one, so that there may be more
     */
    boolean deliver() {
        var taken = new AtomicReference<@Nullable Order>();
        try {
            transaction.executeWithoutResult(_ -> store.takeDue().ifPresent(order -> {
                taken.set(order);
                draft(order).ifPresent(this::send);
                store.delete(order.id());
            }));
        } catch (RuntimeException failure) {
            keep(taken.get(), failure);
        }
        return taken.get() != null;
    }

    // In a transaction of its own: with its locks until a mail server has answered, no account could be deleted.
    private Optional<Draft> draft(Order order) {
        var writer = writers.get(order.occasion());
        if (writer == null) {
            throw new IllegalStateException("nobody writes letters of this occasion");
        }
        return ownTransaction.execute(_ -> writer.write(mails.about(order)));
    }

    private void send(Draft draft) {
        try {
            transport.send(draft.letter());
        } catch (RuntimeException failure) {
            ownTransaction.executeWithoutResult(_ -> draft.unsent().run());
            throw failure;
        }
        draft.sent().run();
    }

    // Without the failure's own words, which may quote the address.
    private void keep(@Nullable Order order, RuntimeException failure) {
        if (order == null) {
            throw failure;
        }
        var why = failure.getClass().getSimpleName();
        if (order.old()) {
            log.error("Gave up the mail {} ({}) after a day: {}", order.id(), order.occasion(), why);
            store.delete(order.id());
        } else {
            log.warn("The mail {} ({}) waits for {}: {}", order.id(), order.occasion(), order.pause(), why);
            store.postpone(order.id(), order.pause());
        }
    }
}
