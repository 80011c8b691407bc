package dev.kith.chat.live;

import dev.kith.chat.change.Change;
import dev.kith.chat.hub.CloseCode;
import dev.kith.chat.hub.Socket;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A socket that is given a stream. */
record SocketReceiver(Socket socket, Consumer<Change> push, LongConsumer tellLost) implements ChangeReceiver {

    private static final Logger log = LoggerFactory.getLogger(SocketReceiver.class);
    private static final long PAUSE_MILLIS = 5;

    @Override
    public void take(Change change) {
        push.accept(change);
    }

    @Override
    public boolean awaitRoom() throws InterruptedException {
        while (!socket.isClosing() && !socket.hasRoom()) {
            Thread.sleep(PAUSE_MILLIS);
        }
        return !socket.isClosing();
    }

    @Override
    public void lost(long position) {
        tellLost.accept(position);
    }

    @Override
    public void failed(RuntimeException failure) {
        log.warn("The stream of {} cannot be read: {}", socket.user(), failure.toString());
        socket.close(CloseCode.INTERNAL_ERROR);
    }
}
