package dev.kith.profile.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.profile.Api;
import dev.kith.test.ServiceTest;
import dev.kith.web.computation.ComputingThreads;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class AvatarIntegrationTests {

    private static final int FIVE_MEBIBYTES = 5 * 1024 * 1024;

    @LocalServerPort
    private int port;

    @Autowired
    private ComputingThreads threads;

    private Api anna;

    @BeforeEach
    void createUser() {
        anna = Api.asNewUser(port);
        anna.claim(Api.freshName()).is(200);
    }

    @Test
    void isEmptyUntilOneIsUploaded() {
        var none = anna.avatar().is(200);

        assertThat(none.bytes()).isEmpty();
        assertThat(none.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(none.header("Cache-Control")).isEqualTo("no-cache, private");
        assertThat(none.header("ETag")).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orientation-1.jpg", "rgb.png", "animated.gif", "lossy.webp"})
    void isServedWithSafeHeaders(String file) {
        anna.upload(Images.file(file)).is(204);

        var avatar = anna.avatar().is(200);
        assertThat(avatar.header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(avatar.header("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(avatar.header("Content-Security-Policy")).contains("sandbox");
        assertThat(Images.decoded(avatar.bytes()).getWidth()).isEqualTo(64);
    }

    @Test
    void isServedInTwoSizes() {
        anna.upload(Images.noise("png", 600, 0xFFFFFFFF)).is(204);

        assertThat(Images.decoded(anna.avatar().bytes()).getWidth()).isEqualTo(512);
        var thumbnail = anna.get("/api/profile/avatar/%s?size=64".formatted(anna.id()));
        assertThat(Images.decoded(thumbnail.bytes()).getWidth()).isEqualTo(64);
        anna.get("/api/profile/avatar/%s?size=huge".formatted(anna.id())).isInvalid("?size");
        anna.get("/api/profile/avatar/%s?size=".formatted(anna.id())).isInvalid("?size");
    }

    @Test
    void isShownAtOnceAfterAnUpload() {
        var path = "/api/profile/avatar/" + anna.id();
        var none = anna.avatar().header("ETag");
        anna.get(path, Map.of("If-None-Match", none)).is(304);

        anna.upload(Images.file("rgb.png")).is(204);

        var first = anna.get(path, Map.of("If-None-Match", none)).is(200).header("ETag");
        var unchanged = anna.get(path, Map.of("If-None-Match", first)).is(304);
        assertThat(unchanged.bytes()).isEmpty();
        assertThat(unchanged.header("Cache-Control")).isEqualTo("no-cache, private");
        anna.upload(Images.file("transparent.png")).is(204);
        anna.get(path, Map.of("If-None-Match", first)).is(200);
    }

    @Test
    void dropsThePlaceOfAPhoto() {
        anna.upload(Images.file("orientation-6.jpg")).is(204);

        assertThat(new String(anna.avatar().bytes(), StandardCharsets.ISO_8859_1))
                .doesNotContain("Exif", "SecretCam", "private comment");
    }

    @ParameterizedTest
    @ValueSource(strings = {"00000000-0000-0000-0000-000000000000", "no-uuid"})
    void isNotFoundWithoutAProfile(String id) {
        anna.get("/api/profile/avatar/" + id).isProblem(404, "ID not found");
    }

    @Test
    void needsAProfile() {
        Api.asNewUser(port).upload(Images.file("rgb.png")).isProblem(404, "profile not found");
    }

    @Test
    void isDeletedWithItsProfile() {
        anna.upload(Images.file("rgb.png")).is(204);
        anna.delete().is(204);
        anna.avatar().isProblem(404, "ID not found");

        anna.claim(Api.freshName()).is(200);

        assertThat(anna.avatar().is(200).bytes()).isEmpty();
    }

    @Test
    void hasAtMostFiveMebibytes() {
        var largest = padded(FIVE_MEBIBYTES);
        var tooLarge = padded(FIVE_MEBIBYTES + 1);

        anna.upload(largest).is(204);
        anna.upload(tooLarge).isProblem(413, "File too large or read error");
    }

    @Test
    void hasAtMostFiveMebibytesWithoutAContentLength() {
        anna.upload(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(padded(FIVE_MEBIBYTES))))
                .is(204);
        anna.upload(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(padded(FIVE_MEBIBYTES + 1))))
                .isProblem(413, "File too large or read error");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "image/png",
                "text/html",
                "application/json",
                "application/x-www-form-urlencoded",
                "multipart/form-data",
                "no type at all"
            })
    void isRecognisedByItsContent(String contentType) {
        var named = Map.of("Content-Type", contentType);

        anna.send("PUT", "/api/profile/avatar/", BodyPublishers.ofByteArray(Images.file("lossy.webp")), named)
                .is(204);
        anna.send("PUT", "/api/profile/avatar/", BodyPublishers.ofString("<svg onload='alert(1)'/>"), named)
                .is(415);
    }

    @Test
    void saysWhatIsWrongWithAnUpload() {
        anna.upload(new byte[0]).isInvalid("");
        anna.upload(Arrays.copyOf(Images.file("rgb.png"), 100)).isInvalid("");
    }

    @Test
    void isRenderedOneAtATimeOnAnotherThread() throws Exception {
        var started = new CountDownLatch(1);
        var release = new CountDownLatch(1);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var another = callers.submit(() -> threads.run(() -> {
                started.countDown();
                release.await();
                return "made";
            }));
            started.await();
            var upload = callers.submit(() -> anna.upload(Images.file("rgb.png")));
            await().until(() -> threads.waiting() == 1);
            release.countDown();

            assertThat(another.get()).isEqualTo("made");
            upload.get().is(204);
        } finally {
            release.countDown();
        }
    }

    @Test
    void refusesAForgedIdentity() {
        var forged = Map.of("X-User-ID", UUID.randomUUID().toString());

        anna.send("PUT", "/api/profile/avatar/", BodyPublishers.ofByteArray(Images.file("rgb.png")), forged)
                .is(401);
    }

    private static byte[] padded(int length) {
        return Arrays.copyOf(Images.file("orientation-1.jpg"), length);
    }
}
