package dev.kith.feed.comment;

import dev.kith.database.Outbox;
import dev.kith.events.contract.FeedEvent.CommentCreated;
import dev.kith.events.contract.FeedEvent.CommentDeleted;
import dev.kith.feed.author.Authors;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.page.Cursor;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import dev.kith.web.page.PageSize;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The entry point. Lists are newest first. A read is one statement and needs no transaction. */
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

    /** An empty page if there is no such publication. */
    Page<Comment> on(UUID publication, PageRequest page) {
        return Page.of(
                store.on(publication, page),
                page,
                comment -> PageSize.of(comment.text()),
                comment -> Cursor.at(comment.id()));
    }

    /** @throws ProblemException 404 if there is no such publication, or the account is deleted */
    @Transactional
    Comment write(UUID user, UUID publication, String text) {
        authors.requireActive(user);
        var created = store.add(publication, user, text)
                .orElseThrow(() -> ProblemException.notFound("publication not found"));
        outbox.publish(new CommentCreated(
                created.id(), created.pubId(), created.userId(), created.text(), created.timeCreated()));
        return created;
    }

    /** @throws ProblemException 404 if the user has no such comment */
    @Transactional
    void delete(UUID user, UUID id) {
        outbox.publish(
                deleted(store.delete(user, id).orElseThrow(() -> ProblemException.notFound("comment not found"))));
    }

    /** Deletes a batch of the user's comments; false if there are none left. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean eraseBatch(UUID user) {
        var erased = store.deleteBatchOf(user);
        erased.forEach(comment -> outbox.publish(deleted(comment)));
        return !erased.isEmpty();
    }

    /**
     * Removes a batch of the comments on deleted publications. The event of each publication covers them.
     *
     * @return whether there were any
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean removeBatchOn(List<UUID> publications) {
        return store.deleteBatchOn(publications);
    }

    private static CommentDeleted deleted(Comment comment) {
        return new CommentDeleted(comment.id(), comment.pubId(), comment.userId());
    }
}
