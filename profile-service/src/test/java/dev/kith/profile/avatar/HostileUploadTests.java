package dev.kith.profile.avatar;

import static dev.kith.profile.avatar.Bytes.big;
import static dev.kith.profile.avatar.Bytes.count;
import static dev.kith.profile.avatar.Bytes.find;
import static dev.kith.profile.avatar.Bytes.little;
import static dev.kith.profile.avatar.Bytes.patched;
import static dev.kith.profile.avatar.Bytes.shorts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every upload is either rendered or refused with a reason, and uses little memory and time. */
class HostileUploadTests {

    @ParameterizedTest
    @MethodSource
    void refusesTooManyPixelsBeforeDecoding(String what, byte[] bomb) {
        assertRefused(bomb, ProblemType.CONTENT_TOO_LARGE);
    }

    static Stream<Arguments> refusesTooManyPixelsBeforeDecoding() {
        var png = Images.file("rgb.png");
        var gif = Images.file("transparent.gif");
        var jpeg = Images.file("orientation-1.jpg");
        var lossy = Images.file("lossy.webp");
        var lossless = Images.file("lossless.webp");
        return Stream.of(
                arguments("PNG, square", patched(png, 16, big(50_000, 50_000))),
                arguments("PNG, one endless row", patched(png, 16, big(25_000_000, 1))),
                arguments(
                        "PNG, product beyond 64 bits' half",
                        patched(png, 16, big(Integer.MAX_VALUE, Integer.MAX_VALUE))),
                arguments("GIF frame", patched(gif, find(gif, 0x2C, 0, 0, 0, 0) + 5, little(65_535, 65_535))),
                arguments("JPEG", patched(jpeg, find(jpeg, 0xFF, 0xC0) + 5, shorts(65_500, 65_500))),
                arguments("WebP, lossy", patched(lossy, find(lossy, 0x9D, 0x01, 0x2A) + 3, little(16_383, 16_383))),
                arguments("WebP, lossless", patched(lossless, find(lossless, 'V', 'P', '8', 'L') + 9, -1, -1, -1)),
                arguments(
                        "WebP, frame larger than the canvas",
                        patched(
                                Images.file("lossy-transparent.webp"),
                                find(Images.file("lossy-transparent.webp"), 0x9D, 0x01, 0x2A) + 3,
                                little(16_383, 16_383))));
    }

    @Test
    void refusesAStillWebpOnALargerCanvas() {
        var webp = Images.file("lossy-transparent.webp");
        var canvas = find(webp, 'V', 'P', '8', 'X') + 12;

        // The decoder makes as many transparent pixels as the canvas has, even after the end of the data.
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Renderer.render(patched(webp, canvas, new byte[] {0x3F, (byte) 0xA7, 0})))
                .withMessageContaining("on a canvas of 42816 x 64");
    }

    @ParameterizedTest
    @ValueSource(strings = {"lossy.webp", "lossless.webp", "lossy-transparent.webp"})
    void decodesOnlyTheFirstPictureOfAWebp(String file) {
        var webp = Images.file(file);
        var chunks = Arrays.copyOfRange(webp, 12, webp.length);
        var repeated = ByteBuffer.allocate(12 + 2 * chunks.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(webp, 0, 12)
                .put(chunks)
                .put(chunks)
                .putInt(4, 4 + 2 * chunks.length)
                .array();

        ImageStructure.check(ImageType.WEBP, repeated);

        assertThat(count(repeated, 'V', 'P', '8', ' ') + count(repeated, 'V', 'P', '8', 'L'))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orientation-6.jpg", "orientation-6.png", "orientation-6.webp"})
    void acceptsAnyExif(String file) throws IOException {
        var random = new Random(42);
        var exif = ImageStructure.check(ImageType.of(Images.file(file)).orElseThrow(), Images.file(file))
                .exif();
        assertThat(exif).isNotEmpty();
        for (var attempt = 0; attempt < 300; attempt++) {
            var damaged = Arrays.copyOf(exif, random.nextInt(exif.length + 1));
            for (var flips = random.nextInt(8); flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThat(Orientation.of(damaged)).isNotNull();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"orientation-1.jpg", "animated.gif", "rgb.png", "lossy.webp"})
    void dropsTrailingBytes(String file) throws IOException {
        var script = "<script>alert(document.domain)</script>".getBytes(StandardCharsets.ISO_8859_1);
        var image = Images.file(file);
        var polyglot = Arrays.copyOf(image, image.length + script.length);
        System.arraycopy(script, 0, polyglot, image.length, script.length);

        for (var rendition : Renderer.render(polyglot).values()) {
            assertThat(new String(rendition.bytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("<script>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body>hello</body></html>",
                "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
                "%PDF-1.7",
                "BM nothing that we take",
                "II*\0 a TIFF",
                "RIFF\0\0\0\0WAVE",
                "\0",
                "GIF"
            })
    void refusesOtherTypes(String body) {
        assertRefused(body.getBytes(StandardCharsets.ISO_8859_1), ProblemType.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void refusesAnEmptyBody() {
        assertRefused(new byte[0], ProblemType.INVALID_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orientation-1.jpg", "progressive.jpg", "rgb.png", "transparent.gif", "lossy.webp"})
    void refusesEveryTruncation(String file) {
        var image = Images.file(file);
        // The last two bytes of a GIF end its data: its pixels are complete without them.
        var needed = file.endsWith(".gif") ? image.length - 2 : image.length;
        for (var length = 0; length < needed; length++) {
            var truncated = Arrays.copyOf(image, length);
            assertThatExceptionOfType(ProblemException.class)
                    .as("the first %d bytes", length)
                    .isThrownBy(() -> Renderer.render(truncated))
                    .matches(problem -> problem.type().status() < 500);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orientation-1.jpg",
                "progressive.jpg",
                "palette.png",
                "transparent.gif",
                "lossy-transparent.webp",
                "lossless.webp",
                "animated.webp"
            })
    void rendersOrRefusesDamagedFiles(String file) throws IOException {
        var random = new Random(42);
        for (var attempt = 0; attempt < 100; attempt++) {
            var damaged = Images.file(file);
            for (var flips = 1 + random.nextInt(8); flips > 0; flips--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(Renderer.render(damaged)).hasSize(2);
            } catch (ProblemException refused) {
                assertThat(refused.type().status()).isBetween(400, 415);
            }
        }
    }

    private void assertRefused(byte[] upload, ProblemType type) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Renderer.render(upload))
                .extracting(ProblemException::type)
                .isEqualTo(type);
    }
}
