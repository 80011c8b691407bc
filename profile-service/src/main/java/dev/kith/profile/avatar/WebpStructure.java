package dev.kith.profile.avatar;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** The chunks of a WebP container (RFC 9649), and of the frames within it. */
final class WebpStructure extends ImageStructure {

    /** The bit in the header of an extended file that says that it has several frames. */
    private static final int ANIMATED = 0x02;

    private byte[] profile = {};
    private boolean hasPicture;
    private int canvasWidth;
    private int canvasHeight;

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
                case "VP8X" -> readCanvas(body);
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

    /** RFC 9649, section 2.7. Only a frame of an animation may be smaller than the canvas around it. */
    private void readCanvas(ByteBuffer body) {
        if ((body.get(0) & ANIMATED) == 0) {
            canvasWidth = (body.getInt(3) >>> 8) + 1;
            canvasHeight = (body.getInt(6) >>> 8) + 1;
        }
    }

    /** RFC 6386, section 9.1, and RFC 9649, section 3.4. */
    private void readHeader(String type, ByteBuffer body) {
        hasPicture = true;
        if (type.equals("VP8L")) {
            var sizes = body.getInt(1);
            requireSize((sizes & 0x3FFF) + 1, (sizes >> 14 & 0x3FFF) + 1);
        } else {
            requireSize(body.getShort(6) & 0x3FFF, body.getShort(8) & 0x3FFF);
        }
    }

    private void requireSize(int width, int height) {
        Decoder.requireAllowedSize(width, height, true);
        if (canvasWidth > 0 && (width != canvasWidth || height != canvasHeight)) {
            throw broken("the WebP has a picture of %d x %d on a canvas of %d x %d"
                    .formatted(width, height, canvasWidth, canvasHeight));
        }
    }

    private static void hide(ByteBuffer list, int chunk) {
        list.put(chunk, (byte) 'x');
    }
}
