package dev.kith.chat.protocol;

import dev.kith.chat.message.Change;
import dev.kith.chat.message.ChatEvent;
import dev.kith.chat.message.ChatEvent.ChangeKind;
import dev.kith.chat.message.ChatEvent.ConversationDelivered;
import dev.kith.chat.message.ChatEvent.ConversationRead;
import dev.kith.chat.message.ChatEvent.MessageDeleted;
import dev.kith.chat.message.ChatEvent.MessageEdited;
import dev.kith.chat.message.ChatEvent.MessageSent;
import dev.kith.chat.message.Messages;
import dev.kith.chat.protocol.ServerFrame.DeletedFrame;
import dev.kith.chat.protocol.ServerFrame.DeliveredFrame;
import dev.kith.chat.protocol.ServerFrame.EditedFrame;
import dev.kith.chat.protocol.ServerFrame.MessageFrame;
import dev.kith.chat.protocol.ServerFrame.MessageFrame.Payload;
import dev.kith.chat.protocol.ServerFrame.ReadFrame;
import dev.kith.chat.stream.StreamEntry;
import dev.kith.chat.stream.UserStreams;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** Publishes the events of all instances to the streams of this one. */
@Component
public class StreamPublisher {

    private final UserStreams<ServerFrame> streams;

    StreamPublisher(UserStreams<ServerFrame> streams) {
        this.streams = streams;
    }

    @Bean
    static UserStreams<ServerFrame> userStreams(Messages messages) {
        return new UserStreams<>(
                messages::streamEnd,
                (user, after, limit) -> messages.changes(user, after, limit).map(change -> frame(change, user)));
    }

    /**
     * Spring calls this after the commit for an event of this instance, before the caller gets an answer. Kafka brings
     * the events of all instances, and those of this one a second time, without effect.
     */
    @TransactionalEventListener
    public void onEvent(ChatEvent event) {
        for (var at : event.positions()) {
            streams.publish(at.user(), new StreamEntry<>(at.position(), frame(event, at.user(), at.position())));
        }
    }

    private static ServerFrame frame(ChatEvent event, UUID user, long position) {
        return switch (event) {
            case MessageSent sent ->
                new MessageFrame(
                        sent.timeSent(),
                        sent.messageId(),
                        new Payload(sent.receiver(), sent.text()),
                        sent.sender(),
                        sent.seq(),
                        sent.sender().equals(user) ? sent.clientId() : null,
                        position);
            case MessageEdited edited ->
                new EditedFrame(
                        edited.timeSent(),
                        edited.messageId(),
                        new Payload(edited.receiver(), edited.text()),
                        edited.sender(),
                        edited.seq(),
                        edited.timeEdited(),
                        position);
            case MessageDeleted deleted ->
                new DeletedFrame(deleted.messageId(), deleted.sender(), deleted.receiver(), deleted.seq(), position);
            case ConversationRead read -> new ReadFrame(read.reader(), read.peer(), read.seq(), position);
            case ConversationDelivered delivered ->
                new DeliveredFrame(delivered.receiver(), delivered.peer(), delivered.seq(), position);
        };
    }

    private static ServerFrame frame(Change change, UUID user) {
        var position = change.position();
        var actor = change.actor();
        var peer = change.peer();
        var seq = change.seq();
        return switch (change.kind()) {
            case READ -> new ReadFrame(actor, peer, seq, position);
            case DELIVERED -> new DeliveredFrame(actor, peer, seq, position);
            case SENT, EDITED, DELETED -> {
                var timeSent = change.timeSent();
                if (change.kind() == ChangeKind.DELETED || change.text() == null || timeSent == null) {
                    // A message that was sent or edited may be deleted by now.
                    yield new DeletedFrame(change.id(), actor, peer, seq, position);
                }
                var payload = new Payload(peer, change.text());
                if (change.kind() == ChangeKind.EDITED) {
                    yield new EditedFrame(timeSent, change.id(), payload, actor, seq, change.timeEdited(), position);
                }
                var clientId = actor.equals(user) ? change.clientId() : null;
                yield new MessageFrame(timeSent, change.id(), payload, actor, seq, clientId, position);
            }
        };
    }
}
