package dev.kith.feed.publication;

import dev.kith.database.AfterCommit;
import dev.kith.database.Outbox;
import dev.kith.events.contract.FeedEvent.PublicationCreated;
import dev.kith.events.contract.FeedEvent.PublicationDeleted;
import dev.kith.events.contract.FeedEvent.PublicationUpdated;
import dev.kith.feed.author.Author;
import dev.kith.feed.author.Authors;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.conditional.IfMatch;
import dev.kith.web.page.Cursor;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import dev.kith.web.page.PageSize;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The entry point. Lists are newest first. A read is one statement and needs no transaction. */
@Component
public class Publications {

    private final PublicationStore store;
    private final Authors authors;
    private final Removal removal;
    private final Outbox outbox;

    Publications(PublicationStore store, Authors authors, Removal removal, Outbox outbox) {
        this.store = store;
        this.authors = authors;
        this.removal = removal;
        this.outbox = outbox;
    }

    Page<FeedEntry> feed(PageRequest page) {
        return Page.of(
                store.feed(page),
                page,
                FeedEntry::size,
                entry -> Cursor.at(entry.publication().id()));
    }

    Page<Publication> byUser(UUID user, PageRequest page) {
        return Page.of(
                store.byUser(user, page),
                page,
                publication -> PageSize.of(publication.text()),
                publication -> Cursor.at(publication.id()));
    }

    Optional<Publication> find(UUID id) {
        return store.find(id);
    }

    /** @throws ProblemException 404 if the account is deleted */
    @Transactional
    Publication publish(UUID user, String text) {
        authors.requireActive(user);
        var created = store.add(user, text);
        outbox.publish(new PublicationCreated(
                created.id(), created.userId(), created.text(), created.timeCreated(), created.version()));
        return created;
    }

    /**
     * Replaces the text.
     *
     * @throws ProblemException 404 if the user has no such publication, 412 if {@code ifMatch} has another version
     */
    @Transactional
    void edit(UUID user, UUID id, String text, IfMatch ifMatch) {
        var current = store.lock(user, id).orElseThrow(Publications::notFound);
        ifMatch.requireVersion(current.version());
        var edited = store.update(id, text);
        outbox.publish(new PublicationUpdated(
                edited.id(), edited.userId(), edited.text(), edited.timeCreated(), edited.version()));
    }

    /**
     * Hides the publication and its comments at once. They are {@linkplain Removal removed} later.
     *
     * @throws ProblemException 404 if the user has no such publication
     */
    @Transactional
    void delete(UUID user, UUID id) {
        if (!store.markDeleted(user, id)) {
            throw notFound();
        }
        outbox.publish(new PublicationDeleted(id, user));
        AfterCommit.run(removal::wake);
    }

    /** Deletes and removes a batch of the user's publications, or of their comments; false if there are none left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean eraseBatch(UUID user) {
        var hidden = store.lockDeletedOf(user);
        if (!hidden.isEmpty()) {
            removal.remove(hidden);
            return true;
        }
        var deleted = store.markBatchDeleted(user);
        outbox.publish(
                deleted.stream().map(id -> new PublicationDeleted(id, user)).toList());
        return !deleted.isEmpty();
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("publication not found");
    }

    /** A publication as the feed shows it. */
    record FeedEntry(Publication publication, Author author) {

        int size() {
            return PageSize.of(publication.text(), author.username(), author.bio(), author.avatar());
        }
    }
}
