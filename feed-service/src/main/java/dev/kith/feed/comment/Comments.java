package dev.kith.feed.comment;

import dev.kith.database.Outbox;
import dev.kith.events.contract.CommentCreated;
import dev.kith.events.contract.CommentDeleted;
import dev.kith.feed.author.Authors;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.page.Cursor;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The door. Lists are newest first; reading is one statement, and so needs no transaction. */
@Component
public class Comments {

    private final CommentStore store;
    private final Authors authors;
    private final Outbox outbox;

    Comments(CommentStore store, Authors authors, Outbox outbox) {
        this.store = store;
        this.authors = authors;
        this.outbox = outbox;
    }

    /** None where there is no such publication. */
    Page<Comment> on(UUID publication, PageRequest page) {
        return Page.of(store.on(publication, page), page, comment -> Cursor.at(comment.id()));
    }

    /** @throws ProblemException 404 if there is no such publication, or the account is gone */
    @Transactional
    Comment write(UUID user, UUID publication, String text) {
        authors.admit(user);
        var made = store.add(publication, user, text)
                .orElseThrow(() -> ProblemException.notFound("publication not found"));
        outbox.publish(new CommentCreated(made.id(), made.pubId(), made.userId(), made.text(), made.timeCreated()));
        return made;
    }

    /** @throws ProblemException 404 if there is none, or it is another's */
    @Transactional
    void delete(UUID user, UUID id) {
        outbox.publish(
                deleted(store.delete(user, id).orElseThrow(() -> ProblemException.notFound("comment not found"))));
    }

    /** Deletes some of what the user has written below publications; false if nothing was left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean eraseSomeOf(UUID user) {
        var erased = store.deleteSomeOf(user);
        erased.forEach(comment -> outbox.publish(deleted(comment)));
        return !erased.isEmpty();
    }

    /**
     * Deletes some of what was written below publications that are about to go, which tell of it all.
     *
     * @return whether something may be left
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean deleteSomeOn(List<UUID> publications) {
        return store.deleteSomeOn(publications);
    }

    private static CommentDeleted deleted(Comment comment) {
        return new CommentDeleted(comment.id(), comment.pubId(), comment.userId());
    }
}
