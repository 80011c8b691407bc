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

    /**
     * A container's /tmp has 64 MiB. The gateway gives a body 10 s, and a second more for each 8 KiB; for five
     * mebibytes that is eleven minutes, and here three.
     */
    private static final UploadQuota.Limits UPLOADS = new UploadQuota.Limits(
            8 * Upload.MAX_BYTES, MAX_WAIT, Duration.ofSeconds(5), Duration.ofSeconds(10), 32 * 1024);

    /** The heap must suffice for a transparent WebP of eight megapixels. */
    private static final IsolatedRenderer.Limits RENDERING =
            new IsolatedRenderer.Limits(96, Duration.ofSeconds(15), Duration.ofMinutes(1));

    @Bean
    UploadQuota uploadQuota() {
        return new UploadQuota(UPLOADS);
    }

    @Bean
    IsolatedRenderer isolatedRenderer(ComputingThreads renderingThreads) {
        return new IsolatedRenderer(renderingThreads, RENDERING);
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
