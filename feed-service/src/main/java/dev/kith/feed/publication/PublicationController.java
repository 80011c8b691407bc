package dev.kith.feed.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.feed.publication.Publications.FeedEntry;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.text.TextRule;
import dev.kith.http.text.Uuids;
import dev.kith.web.conditional.ETags;
import dev.kith.web.conditional.IfMatch;
import dev.kith.web.idempotency.Idempotent;
import dev.kith.web.identity.PublicRead;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PublicationController {

    private static final TextRule TEXT =
            new TextRule("text", 5_000, TextRule.Presence.VISIBLE, TextRule.Characters.STORABLE);
    private static final String UNKNOWN_AUTHOR = "unknown";

    private final Publications publications;

    PublicationController(Publications publications) {
        this.publications = publications;
    }

    @Idempotent
    @PostMapping("/api/feed/")
    ResponseEntity<View> publish(Identity caller, @RequestBody PublicationText body) {
        var created = publications.publish(caller.subject(), TEXT.require(body.text));
        return ResponseEntity.created(URI.create("/api/feed/" + created.id()))
                .eTag(ETags.of(created.version()))
                .body(View.of(created));
    }

    /** By the contract, every deeper path without a handler of its own answers with the feed too. */
    @PublicRead
    @GetMapping("/api/feed/**")
    Page<Entry> feed(PageRequest page) {
        return publications.feed(page).map(Entry::of);
    }

    @PublicRead
    @GetMapping("/api/feed/user/{userId}")
    Page<View> byUser(@PathVariable String userId, PageRequest page) {
        // A user id that is not a UUID has no publications.
        return Uuids.parse(userId)
                .map(user -> publications.byUser(user, page).map(View::of))
                .orElseGet(Page::empty);
    }

    @PublicRead
    @GetMapping("/api/feed/{id}")
    ResponseEntity<View> get(@PathVariable UUID id) {
        var publication = publications.find(id).orElseThrow(() -> ProblemException.notFound("ID not found"));
        return ResponseEntity.ok().eTag(ETags.of(publication.version())).body(View.of(publication));
    }

    @PutMapping("/api/feed/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void edit(Identity caller, @PathVariable UUID id, IfMatch ifMatch, @RequestBody PublicationText body) {
        publications.edit(caller.subject(), id, TEXT.require(body.text), ifMatch);
    }

    @DeleteMapping("/api/feed/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Identity caller, @PathVariable UUID id) {
        publications.delete(caller.subject(), id);
    }

    record PublicationText(@Nullable String text) {}

    record View(UUID id, String text, UUID userId, Instant timeCreated) {

        static View of(Publication publication) {
            return new View(publication.id(), publication.text(), publication.userId(), publication.timeCreated());
        }
    }

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record Entry(
            UUID id,
            String text,
            UUID userId,
            String username,
            String bio,
            @Nullable String avatar,
            Instant timeCreated) {

        static Entry of(FeedEntry entry) {
            var publication = entry.publication();
            var author = entry.author();
            return new Entry(
                    publication.id(),
                    publication.text(),
                    publication.userId(),
                    author.username() == null ? UNKNOWN_AUTHOR : author.username(),
                    author.bio(),
                    author.avatar(),
                    publication.timeCreated());
        }
    }
}
