package dev.kith.web.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.http.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class PageRoomTests {

    private final PageRoom room = new PageRoom(2L * PageSize.MAX, Duration.ofMillis(10));

    @Test
    void letsFewPagesBeReadAtOnce() {
        var reading = new ArrayList<PageRoom.Reservation>();
        for (var i = 0; i < PageRoom.READERS; i++) {
            reading.add(room.reserve());
        }

        assertThatThrownBy(room::reserve).isInstanceOf(ProblemException.class);
        reading.getFirst().close();
        reading.getFirst().close();
        reading.get(1).write(1_000);
        room.reserve();
        room.reserve();
        assertThatThrownBy(room::reserve).isInstanceOf(ProblemException.class);
    }

    @Test
    void letsFewLargePagesBeWrittenAtOnceAndEverySmallOne() {
        var first = room.reserve();
        var second = room.reserve();
        var third = room.reserve();
        first.write(PageSize.MAX);
        second.write(PageSize.MAX);

        assertThatThrownBy(() -> third.write(PageSize.MAX)).isInstanceOf(ProblemException.class);
        room.reserve().write(1_000);
        first.close();
        third.write(PageSize.MAX);
    }

    @Test
    void letsAPageWaitForRoom() {
        var patient = new PageRoom(2L * PageSize.MAX, Duration.ofMinutes(1));
        var large = patient.reserve();
        large.write(2 * PageSize.MAX);
        var next = patient.reserve();

        try (var thread = Executors.newVirtualThreadPerTaskExecutor()) {
            var written = thread.submit(() -> {
                next.write(PageSize.MAX);
                return true;
            });
            large.close();
            assertThat(written).succeedsWithin(Duration.ofMinutes(1));
        }
    }
}
