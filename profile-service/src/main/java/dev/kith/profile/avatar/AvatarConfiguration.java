package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.web.computation.ComputingThreads;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Limits what all uploads together use: temporary files, memory and processor time. */
@Configuration(proxyBeanMethods = false)
class AvatarConfiguration {

    // A picture takes a second at worst.
    private static final int QUEUE = 20;
    private static final Duration MAX_WAIT = Duration.ofSeconds(QUEUE);

    // /tmp has 64 MiB in a container.
    private static final int MAX_TEMPORARY_BYTES = 8 * Upload.MAX_BYTES;

    @Bean
    UploadQuota uploadQuota() {
        return new UploadQuota(MAX_TEMPORARY_BYTES, MAX_WAIT);
    }

    // One picture at a time: the heap has memory for one that is large.
    @Bean
    static ComputingThreads renderingThreads() {
        return new ComputingThreads(
                "avatar",
                1,
                QUEUE,
                () -> ProblemException.later(ProblemType.UNAVAILABLE, "too many avatars are being made", MAX_WAIT));
    }
}
