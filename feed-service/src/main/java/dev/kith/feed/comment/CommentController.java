package dev.kith.feed.comment;

import dev.kith.http.identity.Identity;
import dev.kith.http.text.TextRule;
import dev.kith.web.idempotency.Idempotent;
import dev.kith.web.identity.PublicRead;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class CommentController {

    private static final TextRule TEXT =
            new TextRule("text", 2_000, TextRule.Presence.VISIBLE, TextRule.Characters.STORABLE);

    private final Comments comments;

    CommentController(Comments comments) {
        this.comments = comments;
    }

    @Idempotent
    @PostMapping("/api/feed/{pubId}/comment/")
    @ResponseStatus(HttpStatus.CREATED)
    Comment write(Identity caller, @PathVariable UUID pubId, @RequestBody CommentText body) {
        return comments.write(caller.subject(), pubId, TEXT.require(body.text));
    }

    @PublicRead
    @GetMapping("/api/feed/{pubId}/comment/")
    Page<Comment> on(@PathVariable UUID pubId, PageRequest page) {
        return comments.on(pubId, page);
    }

    @DeleteMapping("/api/feed/comment/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Identity caller, @PathVariable UUID id) {
        comments.delete(caller.subject(), id);
    }

    record CommentText(@Nullable String text) {}
}
