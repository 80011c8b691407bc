package dev.kith.chat.message;

import dev.kith.chat.conversation.Conversations;
import dev.kith.chat.conversation.MessageView;
import dev.kith.http.identity.Identity;
import dev.kith.http.problem.ProblemException;
import dev.kith.web.conditional.ETags;
import dev.kith.web.conditional.IfMatch;
import dev.kith.web.idempotency.IdempotencyRecords;
import dev.kith.web.idempotency.Idempotent;
import java.net.URI;
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
class MessageController {

    private final Messages messages;
    private final Conversations conversations;
    private final IdempotencyRecords idempotencyRecords;

    MessageController(Messages messages, Conversations conversations, IdempotencyRecords idempotencyRecords) {
        this.messages = messages;
        this.conversations = conversations;
        this.idempotencyRecords = idempotencyRecords;
    }

    @Idempotent
    @PostMapping("/api/chat/")
    ResponseEntity<MessageView> send(Identity caller, @RequestBody NewMessage body) {
        body.receiverId().ifPresent(idempotencyRecords::belongsTo);
        var message = messages.send(caller.subject(), body).message();
        return ResponseEntity.created(URI.create("/api/chat/" + message.id()))
                .eTag(ETags.of(message.version()))
                .body(MessageView.of(message, caller.subject()));
    }

    @GetMapping("/api/chat/{id}")
    ResponseEntity<MessageView> get(Identity caller, @PathVariable UUID id) {
        var message = conversations
                .message(id)
                .filter(found -> found.concerns(caller.subject()))
                .orElseThrow(() -> ProblemException.notFound("ID not found"));
        return ResponseEntity.ok().eTag(ETags.of(message.version())).body(MessageView.of(message, caller.subject()));
    }

    @PutMapping("/api/chat/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void edit(Identity caller, @PathVariable UUID id, IfMatch ifMatch, @RequestBody NewText body) {
        messages.edit(caller.subject(), id, body.text, ifMatch);
    }

    @DeleteMapping("/api/chat/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(Identity caller, @PathVariable UUID id) {
        messages.delete(caller.subject(), id);
    }

    record NewText(@Nullable String text) {}
}
