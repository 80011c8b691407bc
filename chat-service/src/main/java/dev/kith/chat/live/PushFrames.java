package dev.kith.chat.live;

import dev.kith.chat.change.Change;
import dev.kith.chat.change.Change.Deleted;
import dev.kith.chat.change.Change.Delivered;
import dev.kith.chat.change.Change.Edited;
import dev.kith.chat.change.Change.Read;
import dev.kith.chat.change.Change.Sent;
import java.util.UUID;

/** What {@code kith.chat.v1} pushes for each change. */
final class PushFrames {

    private PushFrames() {}

    static Record of(Change change) {
        var position = change.position();
        return switch (change.content()) {
            case Sent sent -> MessageFrame.of(sent, change, true);
            case Edited edited -> MessageFrame.of(edited, change);
            case Deleted(var id, var sender, var receiver, var seq) ->
                new DeletedFrame("chat.deleted", id, sender, receiver, seq, position);
            case Read(var reader, var peer, var seq) -> new ReadFrame("chat.read", reader, peer, seq, position);
            case Delivered(var receiver, var peer, var seq) ->
                new DeliveredFrame("chat.delivered", receiver, peer, seq, position);
        };
    }

    record DeletedFrame(String type, UUID id, UUID sender, UUID receiver, long seq, long position) {}

    record ReadFrame(String type, UUID reader, UUID peer, long seq, long position) {}

    record DeliveredFrame(String type, UUID receiver, UUID peer, long seq, long position) {}
}
