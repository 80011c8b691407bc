package dev.kith.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.web.identity.OperatorEndpoint;
import dev.kith.web.identity.PublicEndpoint;
import dev.kith.web.identity.PublicRead;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.io.EOFException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Has a handler for each kind of failure. */
@RestController
@RequestMapping("/things")
class ThingController {

    enum Colour {
        RED,
        @JsonProperty("dark-green")
        GREEN
    }

    record Part(@Size(max = 5) String partName) {}

    record Thing(
            @NotBlank String ownName,
            @JsonProperty("timeSent") @Nullable Instant sent,
            @Nullable Colour colour,
            @Nullable @Max(9) Integer count,
            @Nullable UUID owner,
            @Nullable Boolean shiny,
            @Nullable List<@Valid Part> parts) {}

    @GetMapping("/mine")
    UUID mine(Identity caller) {
        return caller.subject();
    }

    @GetMapping("/closed")
    String closed() {
        return "for callers with an identity";
    }

    @OperatorEndpoint
    @GetMapping("/levers")
    String levers() {
        return "for who runs the fleet";
    }

    @PublicRead
    @GetMapping("/news")
    String news(Optional<Identity> caller) {
        return caller.map(identity -> "news for " + identity.subject()).orElse("public news");
    }

    @PublicEndpoint
    @GetMapping("/greeting")
    String greeting(Optional<Identity> caller) {
        return caller.map(identity -> "hello " + identity.subject()).orElse("hello stranger");
    }

    @PublicEndpoint
    @PostMapping("/large")
    int length(@RequestBody String text) {
        return text.length();
    }

    @PublicEndpoint
    @PostMapping("/")
    Thing create(@Valid @RequestBody Thing thing) {
        return thing;
    }

    @PublicEndpoint
    @PutMapping(
            path = "/picture",
            consumes = {MediaType.IMAGE_PNG_VALUE, MediaType.IMAGE_JPEG_VALUE})
    int picture(@RequestBody byte[] picture) {
        return picture.length;
    }

    @PublicEndpoint
    @GetMapping("/{id}")
    UUID one(@PathVariable UUID id) {
        return id;
    }

    @PublicEndpoint
    @GetMapping("/search")
    List<Integer> search(@RequestParam @Max(9) int count, @RequestHeader("X-Mood") String mood) {
        return List.of(count, mood.length());
    }

    @PublicEndpoint
    @GetMapping("/failing/{how}")
    String failing(@PathVariable String how) {
        throw switch (how) {
            case "problem" -> new ProblemException(ProblemType.CONFLICT, "username already taken");
            case "later" -> ProblemException.later(ProblemType.TOO_MANY_REQUESTS, "not so fast", Duration.ofSeconds(7));
            case "database" -> new DataAccessResourceFailureException("secret-host:5432 refused");
            case "transaction" ->
                new TransactionSystemException(
                        "not committed", new SQLException("secret-host:5432 hung up", "08006", new EOFException()));
            default -> new IllegalStateException("secret internals of " + how);
        };
    }
}
