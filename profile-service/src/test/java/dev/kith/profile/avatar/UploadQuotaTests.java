package dev.kith.profile.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.profile.avatar.UploadQuota.Limits;
import dev.kith.profile.avatar.UploadQuota.Reservation;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class UploadQuotaTests {

    private static final UUID ANNA = UUID.randomUUID();

    private final UploadQuota quota = quota(Duration.ZERO);

    @Test
    void countsOnlyBytesThatHaveArrived() {
        for (var user = 0; user < 100; user++) {
            quota.reserve(UUID.randomUUID(), Upload.MAX_BYTES).add(10, 0);
        }
        var last = quota.reserve(ANNA, Upload.MAX_BYTES);

        assertIsUnavailable(() -> last.add(1, 0), "too many avatars are being uploaded");
    }

    @Test
    void freesTheBytesOfAnUploadThatEnds() {
        var first = quota.reserve(ANNA, 1000);
        var second = quota.reserve(UUID.randomUUID(), 1);
        first.add(1000, 0);
        assertIsUnavailable(() -> second.add(1, 0), "too many avatars are being uploaded");

        first.close();

        second.add(1000, 0);
    }

    @Test
    void neverLetsTheOldestUploadWait() {
        var oldest = quota.reserve(ANNA, 1000);
        quota.reserve(UUID.randomUUID(), 1000).add(1000, 0);

        oldest.add(1000, 0);
    }

    @Test
    void allowsOneUploadOfAUserAtATime() {
        var first = quota.reserve(ANNA, 1);

        assertIsUnavailable(() -> quota.reserve(ANNA, 1), "another upload of this user has not ended");

        quota.reserve(UUID.randomUUID(), 1).close();
        first.close();
        quota.reserve(ANNA, 1).close();
    }

    @Test
    void refusesAnUploadThatIsTooLong() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> quota.reserve(ANNA, Upload.MAX_BYTES + 1))
                .matches(problem -> problem.type() == ProblemType.CONTENT_TOO_LARGE);
    }

    @Test
    void refusesABodyThatArrivesTooSlowly() {
        var upload = quota.reserve(ANNA, -1);
        upload.add(100, Duration.ofSeconds(10).toNanos());
        upload.add(100, Duration.ofSeconds(2).toNanos());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> upload.add(100, Duration.ofSeconds(2).toNanos()))
                .matches(problem -> problem.type() == ProblemType.REQUEST_TIMEOUT);
    }

    @Test
    void waitsForUploadsToEnd() throws Exception {
        var patient = quota(Duration.ofMinutes(1));
        var first = patient.reserve(ANNA, 1);
        first.add(1000, 0);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var ofAnother = callers.submit(() -> add(patient.reserve(UUID.randomUUID(), 1)));
            var ofTheSame = callers.submit(() -> add(patient.reserve(ANNA, 1)));
            first.close();

            assertThat(ofAnother.get()).isNotNull();
            assertThat(ofTheSame.get()).isNotNull();
        }
    }

    private static Reservation add(Reservation reservation) {
        reservation.add(1, 0);
        return reservation;
    }

    private static UploadQuota quota(Duration maxWait) {
        return new UploadQuota(new Limits(1000, maxWait, maxWait, Duration.ofSeconds(10), 100));
    }

    private static void assertIsUnavailable(Runnable upload, String detail) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(upload::run)
                .withMessage(detail)
                .matches(problem -> problem.type() == ProblemType.UNAVAILABLE && problem.retryAfter() != null);
    }
}
