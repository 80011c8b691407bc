package dev.kith.profile.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kith.profile.Api;
import dev.kith.test.ServiceTest;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Uploads while the process that renders them has a small heap. */
@ServiceTest
class IsolatedRendererIntegrationTests {

    @LocalServerPort
    private int port;

    private Api anna;

    @BeforeEach
    void createUser() {
        anna = Api.asNewUser(port);
        anna.claim(Api.freshName()).is(200);
    }

    @Test
    void anUploadThatTakesTooMuchMemoryIsRefusedAndTheNextOneWorks() {
        anna.upload(WebpBomb.make()).isProblem(413, "the image takes too much memory to decode");

        anna.upload(Images.file("lossless.webp")).is(204);
        assertThat(Images.decoded(anna.avatar().bytes()).getWidth()).isEqualTo(64);
    }

    @ParameterizedTest
    @MethodSource
    void theServiceSurvivesEveryPicture(String what, byte[] picture) {
        assertThat(anna.upload(picture).status()).as(what).isIn(204, 400, 413);

        anna.upload(Images.file("rgb.png")).is(204);
    }

    static Stream<Arguments> theServiceSurvivesEveryPicture() {
        return Stream.concat(
                HostileUploadTests.refusesTooManyPixelsBeforeDecoding(),
                Stream.of("orientation-1.jpg", "progressive.jpg", "palette.png", "animated.gif", "lossless.webp")
                        .map(file -> arguments(file + ", damaged", damaged(Images.file(file)))));
    }

    @Test
    void twoUsersUploadAtOnce() throws Exception {
        var bob = Api.asNewUser(port);
        bob.claim(Api.freshName()).is(200);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var bomb = callers.submit(() -> anna.upload(WebpBomb.make()));
            var picture = callers.submit(() -> bob.upload(Images.file("rgb.png")));

            bomb.get().isProblem(413, "the image takes too much memory to decode");
            picture.get().is(204);
        }
    }

    private static byte[] damaged(byte[] image) {
        var random = new Random(42);
        for (var at = image.length / 2; at < image.length; at += 1 + random.nextInt(50)) {
            image[at] = (byte) random.nextInt();
        }
        return image;
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class SmallHeap {

        @Bean
        @Primary
        IsolatedRenderer rendererWithASmallHeap() {
            var limits = new IsolatedRenderer.Limits(48, Duration.ofSeconds(30), Duration.ofMinutes(1));
            return new IsolatedRenderer(AvatarConfiguration.renderingThreads(), limits);
        }
    }
}
