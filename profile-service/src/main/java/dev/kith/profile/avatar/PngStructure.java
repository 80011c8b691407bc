package dev.kith.profile.avatar;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.zip.InflaterInputStream;

/** The chunks of a PNG, up to {@code IEND} (W3C PNG, section 5). */
final class PngStructure extends ImageStructure {

    /** The profile of a camera or a screen has less than 4 KB, and seldom up to 500. */
    private static final int MAX_PROFILE_BYTES = 1024 * 1024;

    private byte[] profile = {};

    PngStructure(byte[] file) {
        super(file);
    }

    @Override
    void read(ByteBuffer file) {
        file.position(8);
        String type;
        do {
            var length = file.getInt();
            type = text(file, 4);
            var body = slice(file, length);
            skip(file, 4);
            switch (type) {
                case "eXIf" -> keepExif(body);
                case "iCCP" -> profile = inflatedProfile(body);
                default -> {}
            }
        } while (!type.equals("IEND"));
    }

    @Override
    byte[] profile() {
        return profile;
    }

    /** A name that ends with 0, a method of compression, and the compressed profile, which begins with its length. */
    private static byte[] inflatedProfile(ByteBuffer body) {
        while (body.hasRemaining() && body.get() != 0) {}
        if (!body.hasRemaining()) {
            return new byte[0];
        }
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(bytes(skip(body, 1)))))) {
            var length = in.readInt();
            if (length < Integer.BYTES || length > MAX_PROFILE_BYTES) {
                return new byte[0];
            }
            var profile = ByteBuffer.allocate(length).putInt(length);
            in.readFully(profile.array(), Integer.BYTES, length - Integer.BYTES);
            return profile.array();
        } catch (IOException unreadable) {
            return new byte[0];
        }
    }
}
