package dev.kith.auth.mail;

import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Notices carry their address: of an account that is deleted nothing else is left. */
@Component
class NoticeWriter implements LetterWriter {

    private final JsonMapper json;

    NoticeWriter(JsonMapper json) {
        this.json = json;
    }

    @Override
    public MailKind occasion() {
        return MailKind.NOTICE;
    }

    @Override
    public Optional<Draft> write(String about) {
        var addressed = json.readValue(about, Addressed.class);
        return Optional.of(Draft.of(addressed.notice().to(addressed.address())));
    }

    record Addressed(SecurityNotice notice, String address) {}
}
