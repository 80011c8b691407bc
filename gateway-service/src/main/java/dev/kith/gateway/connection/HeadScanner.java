package dev.kith.gateway.connection;

import io.netty.buffer.ByteBuf;

/** Finds the ends of heads in the bytes of a connection: the empty line behind the headers (RFC 9112, section 2.1). */
final class HeadScanner {

    static final int NONE = -1;

    private int lineLength;

    /**
     * Scans on from this index.
     *
     * @return the index behind the first empty line; {@link #NONE} if the head goes on in the next bytes
     */
    int endOfHead(ByteBuf part, int from) {
        for (var at = from; at < part.writerIndex(); at++) {
            var next = part.getByte(at);
            if (next == '\n') {
                if (lineLength == 0) {
                    return at + 1;
                }
                lineLength = 0;
            } else if (next != '\r') {
                lineLength++;
            }
        }
        return NONE;
    }

    /** Whether the bytes from this index, behind a body, are nothing or whole heads. */
    boolean endsWithHead(ByteBuf part, int from) {
        lineLength = 0;
        var end = from;
        while (end != NONE && end < part.writerIndex()) {
            end = endOfHead(part, end);
        }
        return end != NONE;
    }
}
