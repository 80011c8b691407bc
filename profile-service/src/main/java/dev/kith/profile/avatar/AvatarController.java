package dev.kith.profile.avatar;

import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.profile.profile.PublicProfiles;
import dev.kith.web.account.RecentAccounts;
import dev.kith.web.conditional.ETags;
import dev.kith.web.identity.PublicRead;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AvatarController {

    private final Avatars avatars;
    private final UploadQuota quota;
    private final PublicProfiles publicProfiles;
    private final RecentAccounts accounts;

    AvatarController(Avatars avatars, UploadQuota quota, PublicProfiles publicProfiles, RecentAccounts accounts) {
        this.avatars = avatars;
        this.quota = quota;
        this.publicProfiles = publicProfiles;
        this.accounts = accounts;
    }

    @PutMapping("/api/profile/avatar/")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void replace(Identity caller, HttpServletRequest request) throws IOException {
        accounts.requireHeardOf(caller.subject(), publicProfiles::isKnown);
        // Before the body is read: a client that waits for "100 Continue" then sends none of it.
        try (var reservation = quota.reserve(caller.subject(), request.getContentLengthLong());
                var upload = Upload.receive(request.getInputStream(), reservation)) {
            avatars.replace(caller.subject(), upload);
        }
    }

    /** Clients revalidate it at every use, so that users see their own upload at once. */
    @PublicRead
    @GetMapping("/api/profile/avatar/{id}")
    ResponseEntity<byte[]> get(@PathVariable UUID id, @RequestParam(required = false) @Nullable String size) {
        accounts.requireHeardOf(id, publicProfiles::isKnown);
        var image = avatars.find(id, size(size)).orElseThrow(() -> ProblemException.notFound("ID not found"));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(image.type().mediaType()))
                .cacheControl(CacheControl.noCache().cachePrivate())
                .eTag(ETags.of(image.bytes()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .body(image.bytes());
    }

    private static AvatarSize size(@Nullable String side) {
        return side == null
                ? AvatarSize.FULL
                : AvatarSize.of(side)
                        .orElseThrow(
                                () -> ProblemException.invalid("?size", "the size is not valid, expected 512 or 64"));
    }
}
