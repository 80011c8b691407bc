package dev.kith.chat.conversation;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kith.chat.user.DeletedUser;
import dev.kith.http.identity.Identity;
import dev.kith.http.text.Uuids;
import dev.kith.web.page.Page;
import dev.kith.web.page.PageLimit;
import dev.kith.web.page.PageRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ConversationController {

    // Earlier clients get their list of chats from the first of these pages, and expect every message in it.
    private static final int STANDARD = 200;
    private static final int MAX = 500;

    private final Conversations conversations;

    ConversationController(Conversations conversations) {
        this.conversations = conversations;
    }

    @GetMapping("/api/chat/conversations")
    Page<ConversationView> conversations(Identity caller, PageRequest page) {
        return conversations
                .of(caller.subject(), page)
                .map(conversation -> ConversationView.of(conversation, caller.subject()));
    }

    @GetMapping("/api/chat/conversation")
    Page<MessageView> messages(Identity caller, @PageLimit(standard = STANDARD, max = MAX) PageRequest page) {
        return conversations.messages(caller.subject(), page).map(message -> MessageView.of(message, caller.subject()));
    }

    @GetMapping("/api/chat/conversation/{peerId}")
    Page<MessageView> messages(
            Identity caller, @PathVariable String peerId, @PageLimit(standard = STANDARD, max = MAX) PageRequest page) {
        // An id that is not a UUID has no messages.
        return Uuids.parse(peerId)
                .map(peer -> conversations
                        .messages(caller.subject(), peer, page)
                        .map(message -> MessageView.of(message, caller.subject())))
                .orElseGet(Page::empty);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ConversationView(
            UUID peer,
            @Nullable String peerName,
            @Nullable MessageView lastMessage,
            long lastSeq,
            long unread,
            long readSeq,
            long deliveredSeq,
            long peerReadSeq,
            long peerDeliveredSeq) {

        static ConversationView of(Conversation conversation, UUID reader) {
            var last = conversation.lastMessage();
            return new ConversationView(
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
