package dev.kith.auth.mail;

import dev.kith.auth.mail.Mailbox.Kept;
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

/** Everybody's mail, for whoever tries Kith out alone. */
@RestController
@Profile("local")
@PublicEndpoint
class MailboxController {

    private final Mailbox mailbox;

    MailboxController(Mailbox mailbox) {
        this.mailbox = mailbox;
    }

    /** @param to whose mail; absent for all */
    @GetMapping("/dev/mail")
    ResponseEntity<List<Kept>> list(@RequestParam @Nullable String to) throws IOException {
        var mails = mailbox.list().stream()
                .filter(mail -> to == null || mail.to().equalsIgnoreCase(to))
                .toList();
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(mails);
    }
}
