package dev.kith.profile.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class UploadRoomTests {

    private final UploadRoom room = new UploadRoom(2 * Upload.MAX_BYTES, Duration.ZERO);

    @Test
    void hasNoPlaceWhereUploadsOnTheirWayNeedItAll() {
        var place = room.take(Upload.MAX_BYTES);
        var another = room.take(Upload.MAX_BYTES - 1);

        room.take(1).close();
        assertIsFull(2);
        place.close();
        room.take(2).close();
        another.close();
    }

    @Test
    void keepsTheMostForWhatAnnouncesNoLength() {
        room.take(-1);
        room.take(-1);

        assertIsFull(1);
    }

    @Test
    void hasNoPlaceForWhatIsTooLongAnyway() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> room.take(Upload.MAX_BYTES + 1))
                .matches(problem -> problem.type() == ProblemType.CONTENT_TOO_LARGE);
    }

    @Test
    void waitsForOthersToGo() throws Exception {
        var patient = new UploadRoom(1, Duration.ofMinutes(1));
        var place = patient.take(1);

        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var next = callers.submit(() -> patient.take(1));
            place.close();
            assertThat(next.get()).isNotNull();
        }
    }

    private void assertIsFull(long announced) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> room.take(announced))
                .matches(problem -> problem.type() == ProblemType.UNAVAILABLE && problem.retryAfter() != null);
    }
}
