package dev.kith.profile.avatar;

/** An encoded image. A class and not a record, because bytes have no equality that a record could offer. */
final class ImageFile {

    /** What a profile without an avatar shows: no bytes, of the type that the contract names for them. */
    static final ImageFile NONE = new ImageFile(ImageType.JPEG, new byte[0]);

    private final ImageType type;
    private final byte[] bytes;

    ImageFile(ImageType type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    ImageType type() {
        return type;
    }

    byte[] bytes() {
        return bytes;
    }
}
