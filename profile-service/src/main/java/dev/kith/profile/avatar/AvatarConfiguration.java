package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.web.computation.ComputingThreads;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What all uploads share: memory, room on the disk, and time of the processor. */
@Configuration(proxyBeanMethods = false)
class AvatarConfiguration {

    // A picture takes a second at worst.
    private static final int QUEUE = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(QUEUE);

    // Of the 64 MiB that /tmp has in a container.
    private static final int ROOM = 8 * Upload.MAX_BYTES;

    @Bean
    UploadRoom uploadRoom() {
        return new UploadRoom(ROOM, PATIENCE);
    }

    // One picture at a time: the heap has room for one that is large, and a core does one no slower than two share it.
    @Bean
    static ComputingThreads renderingThreads() {
        return new ComputingThreads(
                "avatar",
                1,
                QUEUE,
                () -> ProblemException.later(ProblemType.UNAVAILABLE, "too many avatars are being made", PATIENCE));
    }
}
