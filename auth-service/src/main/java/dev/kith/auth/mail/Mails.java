package dev.kith.auth.mail;

import dev.kith.auth.key.DerivedKeys;
import dev.kith.auth.key.Seal;
import dev.kith.events.AfterCommit;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Where mail is ordered, inside the transaction that it tells of: rolled back, it is not sent. */
@Component
public class Mails {

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
    public void order(Occasion occasion, String about) {
        store.add(occasion, seal.seal(occasion.name(), about.getBytes(StandardCharsets.UTF_8)));
        AfterCommit.run(bell::ring);
    }

    /** Tells a user who is there still, but may be deleted in the same transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void notify(UUID user, Notice notice) {
        store.addressOf(user)
                .map(address -> json.writeValueAsString(new NoticeWriter.Addressed(notice, address)))
                .ifPresent(about -> order(Occasion.NOTICE, about));
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
