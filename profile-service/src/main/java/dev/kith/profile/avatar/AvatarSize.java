package dev.kith.profile.avatar;

import java.util.Arrays;
import java.util.Optional;

/** The sizes in which every avatar is stored. */
enum AvatarSize {
    FULL(512),
    THUMBNAIL(64);

    private final int side;

    AvatarSize(int side) {
        this.side = side;
    }

    static Optional<AvatarSize> of(String side) {
        return Arrays.stream(values())
                .filter(size -> Integer.toString(size.side).equals(side))
                .findFirst();
    }

    /** The side of the square in pixels. A smaller picture is not enlarged. */
    int side() {
        return side;
    }
}
