package dev.kith.profile.avatar;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.PipedInputStream;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UploadTests {

    private final UploadQuota quota = new AvatarConfiguration().uploadQuota();

    @Test
    void refusesABodyThatBreaksOff() {
        var unconnected = new PipedInputStream();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Upload.receive(unconnected, quota.reserve(UUID.randomUUID(), -1)))
                .withMessage("File too large or read error")
                .matches(problem -> problem.type() == ProblemType.CONTENT_TOO_LARGE);
    }

    @Test
    void answers503IfAnUploadCannotBeStored() {
        var body = new ByteArrayInputStream(new byte[1]);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(
                        () -> Upload.receive(body, quota.reserve(UUID.randomUUID(), 1), Path.of("/no/such/directory")))
                .matches(problem -> problem.type() == ProblemType.UNAVAILABLE && problem.retryAfter() != null);
    }
}
