package dev.kith.feed.publication;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.feed.text.TextLimit;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.conditional.ETags;
import dev.kith.web.idempotency.Idempotent;
import dev.kith.web.identity.PublicRead;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageRequest;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PublicationController {

    private static final TextLimit LIMIT = new TextLimit(5_000);
    private static final String NO_NAME = "unknown";

    private final Publications publications;

    PublicationController(Publications publications) {
        this.publications = publications;
    }

    @Idempotent
    @PostMapping("/api/feed/")
    ResponseEntity<View> publish(Identity caller, @RequestBody Draft draft) {
        var made = publications.publish(caller.subject(), LIMIT.require(draft.text));
        return ResponseEntity.created(URI.create("/api/feed/" + made.id()))
                .eTag(ETags.of(made.version()))
                .body(View.of(made));
    }

    /** The contract answers every deeper path that is nothing else with the feed too. */
    @PublicRead
    @GetMapping("/api/feed/**")
    Page<Entry> feed(PageRequest page) {
        return publications.feed(page).map(Entry::of);
    }

    @PublicRead
    @GetMapping("/api/feed/user/{userId}")
    Page<View> of(@PathVariable String userId, PageRequest page) {
        return uuid(userId)
                .map(user -> publications.of(user, page).map(View::of))
                .orElseGet(() -> new Page<>(List.of(), null));
    }

    @PublicRead
    @GetMapping("/api/feed/{id}")
    ResponseEntity<View> get(@PathVariable UUID id) {
        var publication = publications.find(id).orElseThrow(() -> ProblemException.notFound("ID not found"));
        return ResponseEntity.ok().eTag(ETags.of(publication.version())).body(View.of(publication));
    }

    @PutMapping("/api/feed/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void edit(
            Identity caller,
            @PathVariable UUID id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @RequestBody Draft draft) {
        publications.edit(
                caller.subject(),
                id,
                LIMIT.require(draft.text),
                current -> ETags.requireMatch(ifMatch, ETags.of(current.version())));
    }

    @DeleteMapping("/api/feed/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Identity caller, @PathVariable UUID id) {
        publications.delete(caller.subject(), id);
    }

    // Whoever is nobody has published nothing.
    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    record Draft(@Nullable String text) {}

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
                    author.username() == null ? NO_NAME : author.username(),
                    author.bio(),
                    author.avatar(),
                    publication.timeCreated());
        }
    }
}
