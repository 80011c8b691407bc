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

    // Nearly every picture takes less than a second.
    private static final int QUEUE = 20;
    private static final Duration MAX_WAIT = Duration.ofSeconds(QUEUE);

    // /tmp has 64 MiB in a container.
    private static final int MAX_TEMPORARY_BYTES = 8 * Upload.MAX_BYTES;

    /** The heap must suffice for a transparent WebP of eight megapixels. */
    private static final IsolatedRenderer.Limits LIMITS =
            new IsolatedRenderer.Limits(96, Duration.ofSeconds(15), Duration.ofMinutes(1));

    @Bean
    UploadQuota uploadQuota() {
        return new UploadQuota(MAX_TEMPORARY_BYTES, MAX_WAIT);
    }

    @Bean
    IsolatedRenderer isolatedRenderer(ComputingThreads renderingThreads) {
        return new IsolatedRenderer(renderingThreads, LIMITS);
    }

    // One picture at a time: there is memory for one that is large.
    @Bean
    static ComputingThreads renderingThreads() {
        return new ComputingThreads(
                "avatar",
                1,
                QUEUE,
                () -> ProblemException.later(ProblemType.UNAVAILABLE, "too many avatars are being made", MAX_WAIT));
    }
}
