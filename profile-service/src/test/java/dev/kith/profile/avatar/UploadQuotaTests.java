package dev.kith.profile.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class UploadQuotaTests {

    private final UploadQuota quota = new UploadQuota(2 * Upload.MAX_BYTES, Duration.ZERO);

    @Test
    void refusesAnUploadWhenOthersReserveEverything() {
        var first = quota.reserve(Upload.MAX_BYTES);
        var second = quota.reserve(Upload.MAX_BYTES - 1);

        quota.reserve(1).close();
        assertIsUsedUp(2);
        first.close();
        quota.reserve(2).close();
        second.close();
    }

    @Test
    void reservesTheMaximumForAnUnknownLength() {
        quota.reserve(-1);
        quota.reserve(-1);

        assertIsUsedUp(1);
    }

    @Test
    void refusesAnUploadThatIsTooLong() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> quota.reserve(Upload.MAX_BYTES + 1))
                .matches(problem -> problem.type() == ProblemType.CONTENT_TOO_LARGE);
    }

    @Test
    void waitsForOtherUploadsToEnd() throws Exception {
        var patient = new UploadQuota(1, Duration.ofMinutes(1));
        var first = patient.reserve(1);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var next = callers.submit(() -> patient.reserve(1));
            first.close();
            assertThat(next.get()).isNotNull();
        }
    }

    private void assertIsUsedUp(long contentLength) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> quota.reserve(contentLength))
                .matches(problem -> problem.type() == ProblemType.UNAVAILABLE && problem.retryAfter() != null);
    }
}
