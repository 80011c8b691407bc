package dev.kith.chat.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.chat.person.DeletedUser;
import dev.kith.http.identity.Identity;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageLimit;
import dev.kith.web.page.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ConversationController {

    // The contract's lists have no end; its client makes its list of chats of the first of these pages.
    private static final int STANDARD = 200;
    private static final int MAX = 500;

    private final Conversations conversations;

    ConversationController(Conversations conversations) {
        this.conversations = conversations;
    }

    @GetMapping("/api/chat/conversations")
    Page<View> conversations(Identity caller, PageRequest page) {
        return conversations.of(caller.subject(), page).map(conversation -> View.of(conversation, caller.subject()));
    }

    @GetMapping("/api/chat/conversation")
    Page<MessageView> messages(Identity caller, @PageLimit(standard = STANDARD, max = MAX) PageRequest page) {
        return conversations.messages(caller.subject(), page).map(message -> MessageView.of(message, caller.subject()));
    }

    @GetMapping("/api/chat/conversation/{peerId}")
    Page<MessageView> messages(
            Identity caller, @PathVariable String peerId, @PageLimit(standard = STANDARD, max = MAX) PageRequest page) {
        return uuid(peerId)
                .map(peer -> conversations
                        .messages(caller.subject(), peer, page)
                        .map(message -> MessageView.of(message, caller.subject())))
                .orElseGet(() -> new Page<>(List.of(), null));
    }

    // Nobody has written to whoever is nobody.
    private static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record View(
            UUID peer,
            @Nullable String peerName,
            @Nullable MessageView lastMessage,
            long lastSeq,
            long unread,
            long readSeq,
            long deliveredSeq,
            long peerReadSeq,
            long peerDeliveredSeq) {

        static View of(Conversation conversation, UUID reader) {
            var last = conversation.lastMessage();
            return new View(
                    conversation.peer(),
                    DeletedUser.nameOf(conversation.peer()),
                    last == null ? null : MessageView.of(last, reader),
                    conversation.lastSeq(),
                    conversation.unread(),
                    conversation.readSeq(),
                    conversation.deliveredSeq(),
                    conversation.peerReadSeq(),
                    conversation.peerDeliveredSeq());
        }
    }
}
