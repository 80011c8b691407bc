package dev.kith.feed.publication;

import dev.kith.database.Outbox;
import dev.kith.events.contract.PublicationCreated;
import dev.kith.events.contract.PublicationDeleted;
import dev.kith.events.contract.PublicationUpdated;
import dev.kith.feed.author.Authors;
import dev.kith.feed.comment.Comments;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.page.Cursor;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The door. Lists are newest first; reading is one statement, and so needs no transaction. */
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

    Page<Publication> of(UUID user, PageRequest page) {
        return Page.of(store.of(user, page), page, publication -> Cursor.at(publication.id()));
    }

    Optional<Publication> find(UUID id) {
        return store.find(id);
    }

    /** @throws ProblemException 404 if the account is gone */
    @Transactional
    Publication publish(UUID user, String text) {
        authors.admit(user);
        var made = store.add(user, text);
        outbox.publish(
                new PublicationCreated(made.id(), made.userId(), made.text(), made.timeCreated(), made.version()));
        return made;
    }

    /**
     * Replaces the text.
     *
     * @param precondition refuses the publication that is about to be edited by throwing
     * @throws ProblemException 404 if there is none, or it is another's
     */
    @Transactional
    void edit(UUID user, UUID id, String text, Consumer<Publication> precondition) {
        precondition.accept(store.lock(user, id).orElseThrow(Publications::notFound));
        var edited = store.update(id, text);
        outbox.publish(new PublicationUpdated(
                edited.id(), edited.userId(), edited.text(), edited.timeCreated(), edited.version()));
    }

    /**
     * Deletes it, and its comments before it, in as many transactions as they need.
     *
     * @throws ProblemException 404 if there is none, or it is another's
     */
    void delete(UUID user, UUID id) {
        boolean isGone;
        do {
            isGone = transaction.execute(_ -> {
                var own = store.lock(user, id).orElseThrow(Publications::notFound);
                return delete(user, List.of(own.id()));
            });
        } while (!isGone);
    }

    /** Deletes some of what the user has published, with its comments; false if nothing was left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean eraseSomeOf(UUID user) {
        var some = store.lockSomeOf(user);
        if (!some.isEmpty()) {
            delete(user, some);
        }
        return !some.isEmpty();
    }

    // False while there are comments on them, which go first: a single statement would take all of those with it.
    private boolean delete(UUID user, List<UUID> locked) {
        if (comments.deleteSomeOn(locked)) {
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
}
