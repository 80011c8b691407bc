package dev.kith.profile.profile;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.account.RecentAccounts;
import dev.kith.web.conditional.ETags;
import dev.kith.web.conditional.IfMatch;
import dev.kith.web.idempotency.Idempotent;
import dev.kith.web.identity.PublicRead;
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
class ProfileController {

    private final Profiles profiles;
    private final PublicProfiles publicProfiles;
    private final RecentAccounts accounts;

    ProfileController(Profiles profiles, PublicProfiles publicProfiles, RecentAccounts accounts) {
        this.profiles = profiles;
        this.publicProfiles = publicProfiles;
        this.accounts = accounts;
    }

    @Idempotent
    @PostMapping("/api/profile/")
    ResponseEntity<View> claim(Identity caller, @RequestBody Claim claim) {
        return respond(HttpStatus.OK, profiles.claim(caller.subject(), Username.require(claim.username)));
    }

    @PublicRead
    @GetMapping("/api/profile/{id}")
    ResponseEntity<View> get(@PathVariable UUID id) {
        accounts.requireHeardOf(id, publicProfiles::isKnown);
        return respond(HttpStatus.OK, profiles.find(id).orElseThrow(() -> ProblemException.notFound("ID not found")));
    }

    @PublicRead
    @GetMapping("/api/profile/username/{username}")
    ResponseEntity<View> getByUsername(@PathVariable String username) {
        var profile = Username.of(username)
                .flatMap(profiles::find)
                .orElseThrow(() -> ProblemException.notFound("profile not found"));
        return respond(HttpStatus.ACCEPTED, profile);
    }

    @PutMapping("/api/profile/")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replace(Identity caller, IfMatch ifMatch, @RequestBody Replacement replacement) {
        accounts.requireHeardOf(caller.subject(), publicProfiles::isKnown);
        profiles.replace(caller.subject(), ProfileText.of(replacement.username, replacement.bio), ifMatch);
    }

    @DeleteMapping("/api/profile/")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Identity caller) {
        profiles.delete(caller.subject());
    }

    private static ResponseEntity<View> respond(HttpStatus status, Profile profile) {
        return ResponseEntity.status(status)
                .eTag(ETags.of(profile.version()))
                .body(new View(profile.username(), profile.id(), profile.timeCreated(), profile.bio()));
    }

    record Claim(@Nullable String username) {}

    // A missing field becomes empty. The contract's "avatar" is ignored: PUT /api/profile/avatar/ sets it.
    record Replacement(@Nullable String username, @Nullable String bio) {}

    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    record View(@Nullable String username, UUID id, Instant timeCreated, String bio) {}
}
