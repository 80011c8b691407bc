package dev.kith.auth.mail;

import dev.kith.database.AfterCommit;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Queues mail in the caller's transaction: if it rolls back, nothing is sent. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Mails {

    /** How many mails of one kind that anyone can request may be in the queue. */
    static final int MAX_REQUESTED = 1_000;

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final MailStore store;
    private final MailWorker worker;
    private final SecurityNotice.Template notices;

    Mails(MailStore store, MailWorker worker, SecurityNotice.Template notices) {
        this.store = store;
        this.worker = worker;
        this.notices = notices;
    }

    /**
     * Queues a mail.
     *
     * @param data what the {@link MailTemplate} of this kind needs
     */
    public void send(MailKind kind, String data) {
        store.add(kind, data);
        AfterCommit.run(worker::wake);
    }

    /**
     * Queues a mail that anyone can request, for any address.
     *
     * @throws ProblemException 503 with {@code Retry-After} if {@value #MAX_REQUESTED} are in the queue already
     */
    public void sendRequested(MailKind kind, String data) {
        if (!store.addUnlessFull(kind, data, MAX_REQUESTED)) {
            throw ProblemException.later(ProblemType.UNAVAILABLE, "too many mails are waiting to be sent", RETRY_AFTER);
        }
        AfterCommit.run(worker::wake);
    }

    /** Queues a notice for a user, whom the same transaction may delete afterwards. */
    public void notify(UUID user, SecurityNotice notice) {
        store.addressOf(user).ifPresent(address -> send(MailKind.NOTICE, notices.data(notice, address)));
    }
}
