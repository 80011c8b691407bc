package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The messages between the service and the process that renders uploads. One message at a time is on its way. The
 * service does not trust what it reads, because a decoder with a defect may have written it.
 */
final class RendererMessages {

    /** A PNG of 512 x 512 pixels that cannot be compressed has one mebibyte. */
    private static final int MAX_RENDITION_BYTES = 2 * 1024 * 1024;

    private static final int READY = 1;
    private static final int RENDITIONS = 2;
    private static final int REFUSAL = 3;

    private RendererMessages() {}

    static void writeReady(DataOutputStream out) throws IOException {
        out.writeByte(READY);
        out.flush();
    }

    /** Waits until the process can render. */
    static void readReady(DataInputStream in) throws IOException {
        require(in.readUnsignedByte() == READY);
    }

    static void writeUpload(DataOutputStream out, byte[] upload) throws IOException {
        out.writeInt(upload.length);
        out.write(upload);
        out.flush();
    }

    static byte[] readUpload(DataInputStream in) throws IOException {
        return readBytes(in, Upload.MAX_BYTES);
    }

    static void writeRenditions(DataOutputStream out, Map<AvatarSize, ImageFile> renditions) throws IOException {
        out.writeByte(RENDITIONS);
        for (var size : AvatarSize.values()) {
            var image = Objects.requireNonNull(renditions.get(size));
            out.writeUTF(image.type().name());
            out.writeInt(image.bytes().length);
            out.write(image.bytes());
        }
        out.flush();
    }

    static void writeRefusal(DataOutputStream out, ProblemException refusal) throws IOException {
        out.writeByte(REFUSAL);
        out.writeUTF(refusal.type().name());
        out.writeUTF(refusal.getMessage());
        out.flush();
    }

    /**
     * @throws ProblemException the refusal, if that is the answer
     * @throws IOException if the answer breaks off or cannot be understood
     */
    static Map<AvatarSize, ImageFile> readAnswer(DataInputStream in) throws IOException {
        try {
            return switch (in.readUnsignedByte()) {
                case RENDITIONS -> readRenditions(in);
                case REFUSAL -> throw readRefusal(in);
                default -> throw new IOException("The answer has an unknown type");
            };
        } catch (IllegalArgumentException unknownName) {
            throw new IOException("The answer cannot be understood", unknownName);
        }
    }

    private static Map<AvatarSize, ImageFile> readRenditions(DataInputStream in) throws IOException {
        var renditions = new EnumMap<AvatarSize, ImageFile>(AvatarSize.class);
        for (var size : AvatarSize.values()) {
            var type = ImageType.valueOf(in.readUTF());
            renditions.put(size, new ImageFile(type, readBytes(in, MAX_RENDITION_BYTES)));
        }
        return renditions;
    }

    private static ProblemException readRefusal(DataInputStream in) throws IOException {
        var type = ProblemType.valueOf(in.readUTF());
        var detail = in.readUTF();
        return type == ProblemType.INVALID_REQUEST ? ImageStructure.broken(detail) : new ProblemException(type, detail);
    }

    private static byte[] readBytes(DataInputStream in, int max) throws IOException {
        var length = in.readInt();
        require(length >= 0 && length <= max);
        var bytes = new byte[length];
        in.readFully(bytes);
        return bytes;
    }

    private static void require(boolean understood) throws IOException {
        if (!understood) {
            throw new IOException("The message cannot be understood");
        }
    }
}
