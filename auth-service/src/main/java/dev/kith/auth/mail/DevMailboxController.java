package dev.kith.auth.mail;

import dev.kith.auth.mail.DevMailbox.StoredMail;
import dev.kith.web.identity.PublicEndpoint;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The mails of all users, for a developer who runs a local fleet. */
@RestController
@Profile("local")
@PublicEndpoint
class DevMailboxController {

    private final DevMailbox mailbox;

    DevMailboxController(DevMailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** @param to the recipient; absent for the mails of all users */
    @GetMapping("/dev/mail")
    ResponseEntity<List<StoredMail>> list(@RequestParam @Nullable String to) throws IOException {
        var mails = mailbox.list().stream()
                .filter(mail -> to == null || mail.to().equalsIgnoreCase(to))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(mails);
    }
}
