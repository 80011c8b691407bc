package dev.kith.chat.change;

import dev.kith.chat.change.Change.Content;
import dev.kith.chat.change.Change.Deleted;
import dev.kith.chat.change.Change.Delivered;
import dev.kith.chat.change.Change.Edited;
import dev.kith.chat.change.Change.Read;
import dev.kith.chat.change.Change.Sent;
import dev.kith.chat.change.ChatEvent.ConversationDelivered;
import dev.kith.chat.change.ChatEvent.ConversationRead;
import dev.kith.chat.change.ChatEvent.MessageDeleted;
import dev.kith.chat.change.ChatEvent.MessageEdited;
import dev.kith.chat.change.ChatEvent.MessageSent;
import dev.kith.database.AfterCommit;
import dev.kith.database.Outbox;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Tells listeners what was committed: those of this process at once, those of the others through Kafka. */
@Component
public class Announcements {

    private static final Logger log = LoggerFactory.getLogger(Announcements.class);

    private final Outbox outbox;
    private final List<ChangeListener> listeners = new CopyOnWriteArrayList<>();

    Announcements(Outbox outbox) {
        this.outbox = outbox;
    }

    /** From now on this one is told too. */
    public void subscribe(ChangeListener listener) {
        listeners.add(listener);
    }

    /** Takes what an instance announced, whichever. */
    public void heard(ChatEvent event) {
        var changes = changes(event);
        listeners.forEach(listener -> listener.committed(changes));
    }

    void announce(ChatEvent event) {
        outbox.publish(event);
        AfterCommit.run(() -> {
            try {
                heard(event);
            } catch (RuntimeException unheard) {
                // It is committed, whatever comes of that; devices get it by what wakes them next.
                log.error("A listener failed on {}", event.type().name(), unheard);
            }
        });
    }

    private static List<Change> changes(ChatEvent event) {
        return switch (event) {
            case MessageSent sent ->
                changes(
                        sent.sender(),
                        sent.senderPosition(),
                        sent.receiver(),
                        sent.receiverPosition(),
                        new Sent(
                                sent.messageId(),
                                sent.sender(),
                                sent.receiver(),
                                sent.seq(),
                                sent.text(),
                                sent.clientId(),
                                sent.timeSent()));
            case MessageEdited edited ->
                changes(
                        edited.sender(),
                        edited.senderPosition(),
                        edited.receiver(),
                        edited.receiverPosition(),
                        new Edited(
                                edited.messageId(),
                                edited.sender(),
                                edited.receiver(),
                                edited.seq(),
                                edited.text(),
                                edited.timeSent(),
                                edited.timeEdited()));
            case MessageDeleted deleted ->
                changes(
                        deleted.sender(),
                        deleted.senderPosition(),
                        deleted.receiver(),
                        deleted.receiverPosition(),
                        new Deleted(deleted.messageId(), deleted.sender(), deleted.receiver(), deleted.seq()));
            case ConversationRead read ->
                changes(
                        read.reader(),
                        read.readerPosition(),
                        read.peer(),
                        read.peerPosition(),
                        new Read(read.reader(), read.peer(), read.seq()));
            case ConversationDelivered delivered ->
                changes(
                        delivered.receiver(),
                        delivered.receiverPosition(),
                        delivered.peer(),
                        delivered.peerPosition(),
                        new Delivered(delivered.receiver(), delivered.peer(), delivered.seq()));
        };
    }

    // The peer first, as the contract has it.
    private static List<Change> changes(
            UUID actor, long actorPosition, UUID peer, @Nullable Long peerPosition, Content content) {
        var actors = new Change(actor, actorPosition, content);
        return peerPosition == null || peer.equals(actor)
                ? List.of(actors)
                : List.of(new Change(peer, peerPosition, content), actors);
    }
}
