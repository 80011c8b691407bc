package dev.kith.feed;

import dev.kith.database.Erasure;
import dev.kith.feed.author.Authors;
import dev.kith.feed.comment.Comments;
import dev.kith.feed.publication.Publications;
import dev.kith.web.idempotency.Answers;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * The author first, and nothing new can be written any more; publications before comments, as a publication that its
 * author deletes at the same moment goes before its comments too.
 */
@Component
class FeedErasure implements Erasure {

    private final Authors authors;
    private final Publications publications;
    private final Comments comments;
    private final Answers answers;

    FeedErasure(Authors authors, Publications publications, Comments comments, Answers answers) {
        this.authors = authors;
        this.publications = publications;
        this.comments = comments;
        this.answers = answers;
    }

    @Override
    public String service() {
        return "feed";
    }

    @Override
    public void begin(UUID user) {
        authors.erase(user);
        answers.erase(user);
    }

    @Override
    public boolean eraseSome(UUID user, UUID pseudonym) {
        return publications.eraseSomeOf(user) || comments.eraseSomeOf(user);
    }
}
