package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;

/** The bytes begin like an image, but are not one. */
final class BrokenImageException extends RuntimeException {

    private final String detail;

    /** @param detail what is wrong, for the person who uploaded it */
    BrokenImageException(String detail) {
        super(detail);
        this.detail = detail;
    }

    /** 400; the pointer is that of the whole body. */
    ProblemException refusal() {
        return ProblemException.invalid("", detail);
    }
}
