package dev.kith.auth.mail;

import dev.kith.auth.token.DerivedKeys;
import dev.kith.auth.token.Seal;
import dev.kith.database.AfterCommit;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Where mail is ordered, inside the transaction that it tells of: rolled back, it is not sent. */
@Component
public class Mails {

    /** How many letters may wait that anybody may ask for. */
    static final int MOST_ASKED_FOR = 1_000;

    private static final Duration RETRY_AFTER = Duration.ofMinutes(1);

    private final MailStore store;
    private final Seal seal;
    private final JsonMapper json;
    private final Bell bell;

    Mails(MailStore store, DerivedKeys keys, JsonMapper json, Bell bell) {
        this.store = store;
        this.seal = new Seal(keys.derive("kith mails", "AES"));
        this.json = json;
        this.bell = bell;
    }

    /**
     * Orders a letter.
     *
     * @param about what its writer needs to know
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void order(MailKind occasion, String about) {
        store.add(occasion, sealed(occasion, about));
        AfterCommit.run(bell::ring);
    }

    /**
     * Orders a letter that anybody may ask for, for any address.
     *
     * @throws ProblemException 503 with {@code Retry-After} where {@value #MOST_ASKED_FOR} wait already
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void ask(MailKind occasion, String about) {
        if (!store.addUnlessFull(occasion, sealed(occasion, about), MOST_ASKED_FOR)) {
            throw ProblemException.later(ProblemType.UNAVAILABLE, "too many mails are waiting to be sent", RETRY_AFTER);
        }
        AfterCommit.run(bell::ring);
    }

    /** Tells a user who is there still, but may be deleted in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notify(UUID user, SecurityNotice notice) {
        store.addressOf(user)
                .map(address -> json.writeValueAsString(new NoticeWriter.Addressed(notice, address)))
                .ifPresent(about -> order(MailKind.NOTICE, about));
    }

    private String sealed(MailKind occasion, String about) {
        return seal.seal(occasion.name(), about.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What an order was about.
     *
     * @throws IllegalStateException if the secret is another one than when it was ordered
     */
    String about(MailStore.Order order) {
        return seal.open(order.occasion().name(), order.sealed())
                .map(content -> new String(content, StandardCharsets.UTF_8))
                .orElseThrow(() -> new IllegalStateException("it was ordered under another KEY_ENCRYPTION_SECRET"));
    }
}
