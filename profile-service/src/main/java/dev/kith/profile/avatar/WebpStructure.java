package dev.kith.profile.avatar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The chunks of a WebP container (RFC 9649), and of the frames within it. */
final class WebpStructure extends ImageStructure {

    private byte[] profile = {};
    private boolean hasPicture;

    WebpStructure(byte[] file) {
        super(file);
    }

    @Override
    void read(ByteBuffer file) {
        file.order(ByteOrder.LITTLE_ENDIAN).position(4);
        readChunks(skip(slice(file, file.getInt()), 4));
        if (!hasPicture) {
            throw broken("the WebP ends without a picture");
        }
    }

    @Override
    boolean isDecodedWhole() {
        return true;
    }

    @Override
    byte[] profile() {
        return profile;
    }

    private void readChunks(ByteBuffer list) {
        var hasAlpha = false;
        while (list.hasRemaining()) {
            var start = list.position();
            var type = text(list, 4);
            var body = slice(list, list.getInt());
            if (body.remaining() % 2 == 1 && list.hasRemaining()) {
                list.get();
            }
            switch (type) {
                case "EXIF" -> keepExif(body);
                case "ANMF" -> readChunks(skip(body, 16));
                case "VP8 ", "VP8L" -> {
                    if (hasPicture) {
                        hide(list, start);
                    } else {
                        readHeader(type, body);
                    }
                }
                case "ALPH" -> {
                    if (hasAlpha || hasPicture) {
                        hide(list, start);
                    }
                    hasAlpha = true;
                }
                case "ICCP" -> {
                    hide(list, start);
                    profile = bytes(body);
                }
                default -> {}
            }
        }
    }

    /** RFC 6386, section 9.1, and RFC 9649, section 3.4. The canvas around the picture may have another size. */
    private void readHeader(String type, ByteBuffer body) {
        hasPicture = true;
        if (type.equals("VP8L")) {
            var sizes = body.getInt(1);
            Decoder.requireAllowedSize((sizes & 0x3FFF) + 1, (sizes >> 14 & 0x3FFF) + 1, true);
        } else {
            Decoder.requireAllowedSize(body.getShort(6) & 0x3FFF, body.getShort(8) & 0x3FFF, true);
        }
    }

    private static void hide(ByteBuffer list, int chunk) {
        list.put(chunk, (byte) 'x');
    }
}
