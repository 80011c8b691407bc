package dev.kith.chat.change;

import dev.kith.chat.change.Change.Content;
import dev.kith.chat.change.Change.Deleted;
import dev.kith.chat.change.Change.Delivered;
import dev.kith.chat.change.Change.Edited;
import dev.kith.chat.change.Change.Read;
import dev.kith.chat.change.Change.Sent;
import dev.kith.chat.conversation.Message;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a stream. Texts are not in it: whoever reads gets them as they are now.
 *
 * @param actor who sent, edited, deleted, read or received
 * @param messageId null where it is about reading and receiving
 */
record Entry(
        long position,
        Kind kind,
        UUID actor,
        UUID peer,
        long seq,
        @Nullable UUID messageId) {

    /**
     * What it says now.
     *
     * @param message the message it is about; null if that is deleted
     */
    Content content(@Nullable Message message) {
        return switch (kind) {
            case READ -> new Read(actor, peer, seq);
            case DELIVERED -> new Delivered(actor, peer, seq);
            case SENT -> message == null ? deleted() : sent(message);
            case EDITED -> message == null ? deleted() : edited(message);
            case DELETED -> deleted();
        };
    }

    private Content sent(Message message) {
        return new Sent(message.id(), actor, peer, seq, message.text(), message.clientId(), message.timeSent());
    }

    private Content edited(Message message) {
        var timeEdited = Objects.requireNonNull(message.timeEdited());
        return new Edited(message.id(), actor, peer, seq, message.text(), message.timeSent(), timeEdited);
    }

    private Content deleted() {
        return new Deleted(Objects.requireNonNull(messageId), actor, peer, seq);
    }
}
