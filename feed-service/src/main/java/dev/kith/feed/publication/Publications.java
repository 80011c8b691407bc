package dev.kith.feed.publication;

import dev.kith.database.Outbox;
import dev.kith.events.contract.FeedEvent.PublicationCreated;
import dev.kith.events.contract.FeedEvent.PublicationDeleted;
import dev.kith.events.contract.FeedEvent.PublicationUpdated;
import dev.kith.feed.author.Author;
import dev.kith.feed.author.Authors;
import dev.kith.feed.comment.Comments;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.conditional.IfMatch;
import dev.kith.web.page.Cursor;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The entry point. Lists are newest first. A read is one statement and needs no transaction. */
@Component
public class Publications {

    private final PublicationStore store;
    private final Authors authors;
    private final Comments comments;
    private final Outbox outbox;
    private final TransactionTemplate transaction;

    Publications(
            PublicationStore store,
            Authors authors,
            Comments comments,
            Outbox outbox,
            TransactionTemplate transaction) {
        this.store = store;
        this.authors = authors;
        this.comments = comments;
        this.outbox = outbox;
        this.transaction = transaction;
    }

    Page<FeedEntry> feed(PageRequest page) {
        return Page.of(
                store.feed(page), page, entry -> Cursor.at(entry.publication().id()));
    }

    Page<Publication> byUser(UUID user, PageRequest page) {
        return Page.of(store.byUser(user, page), page, publication -> Cursor.at(publication.id()));
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
     * Deletes the publication after its comments, in as many transactions as these need.
     *
     * @throws ProblemException 404 if the user has no such publication
     */
    void delete(UUID user, UUID id) {
        boolean isDeleted;
        do {
            isDeleted = transaction.execute(_ -> {
                var own = store.lock(user, id).orElseThrow(Publications::notFound);
                return delete(user, List.of(own.id()));
            });
        } while (!isDeleted);
    }

    /** Deletes a batch of the user's publications with their comments; false if there are none left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean eraseBatch(UUID user) {
        var batch = store.lockBatch(user);
        if (!batch.isEmpty()) {
            delete(user, batch);
        }
        return !batch.isEmpty();
    }

    // Returns false while there are comments. They go first, in batches: the foreign key would delete all of them at
    // once.
    private boolean delete(UUID user, List<UUID> locked) {
        if (comments.deleteBatchOn(locked)) {
            return false;
        }
        store.delete(locked);
        outbox.publish(
                locked.stream().map(id -> new PublicationDeleted(id, user)).toList());
        return true;
    }

    private static ProblemException notFound() {
        return ProblemException.notFound("publication not found");
    }

    /** A publication as the feed shows it. */
    record FeedEntry(Publication publication, Author author) {}
}
