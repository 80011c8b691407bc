package dev.kith.profile.avatar;

/** An encoded image. Not a record, because an array has no equality by value. */
final class ImageFile {

    /** The avatar of a profile that has none: no bytes, and the type that the contract gives them. */
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
