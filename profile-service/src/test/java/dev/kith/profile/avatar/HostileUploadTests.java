package dev.kith.profile.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.sun.management.ThreadMXBean;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every upload is either rendered or refused with a reason, and uses little memory and time. */
class HostileUploadTests {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final Renderer renderer = new Renderer(AvatarConfiguration.renderingThreads());

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
    void acceptsTwentyFiveMegapixelsAndDecodesFewOfThem() throws IOException {
        var jpeg = Images.encoded("jpg", new BufferedImage(5000, 5000, BufferedImage.TYPE_BYTE_GRAY));

        assertThat(render(jpeg)).hasSize(2);
        var structure = ImageStructure.check(ImageType.JPEG, jpeg);
        assertThat(Decoder.decodeCentre(ImageType.JPEG, jpeg, structure).getWidth())
                .isLessThan(2 * 768);
    }

    @ParameterizedTest
    @CsvSource({
        "rgb.png, zTXt",
        "rgb.png, iTXt",
        "rgb.png, iCCP",
        "palette.png, zTXt",
        "palette.png, iTXt",
        "palette.png, iCCP"
    })
    void doesNotInflateMetadata(String file, String chunk) throws IOException {
        var bomb = new ByteArrayOutputStream();
        bomb.writeBytes("name\0\0".getBytes(StandardCharsets.ISO_8859_1));
        try (var deflater = new DeflaterOutputStream(bomb)) {
            deflater.write(new byte[16 * MEBIBYTE]);
        }
        var png = withChunk(Images.file(file), chunk, bomb.toByteArray());

        var before = THREADS.getCurrentThreadAllocatedBytes();
        Decoder.decode(ImageType.PNG, png, 512);

        assertThat(THREADS.getCurrentThreadAllocatedBytes() - before).isLessThan(4 * MEBIBYTE);
    }

    @Test
    void readsNoColourProfile() {
        var jpeg = Images.file("orientation-1.jpg");
        var profile = "ICC_PROFILE\0\1\1 not a profile".getBytes(StandardCharsets.ISO_8859_1);
        var segment = ByteBuffer.allocate(4 + profile.length)
                .putShort((short) 0xFFE2)
                .putShort((short) (2 + profile.length))
                .put(profile);
        var withProfile = inserted(jpeg, 2, segment.array());

        ImageStructure.check(ImageType.JPEG, withProfile);

        assertThat(find(withProfile, 0xFF, 0xFE)).isEqualTo(2);
        assertThat(Decoder.decode(ImageType.JPEG, withProfile, 512).isOpaque()).isTrue();
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

    @Test
    void refusesAJpegOfAThousandScans() {
        var jpeg = Images.file("orientation-1.jpg");
        var scan = Arrays.copyOfRange(jpeg, find(jpeg, 0xFF, 0xDA), jpeg.length - 2);

        assertTooManyScans(withScans(jpeg, scan, 1000));
    }

    @Test
    void refusesAProgressiveJpegOfThirteenScans() {
        var jpeg = Images.progressive(64, 64);
        var scans = (int) count(jpeg, 0xFF, 0xDA);
        var scan = Arrays.copyOfRange(jpeg, find(jpeg, 0xFF, 0xDA), jpeg.length - 2);
        var last = Arrays.copyOfRange(scan, findLast(scan, 0xFF, 0xDA), scan.length);

        assertThat(ImageStructure.check(ImageType.JPEG, withScans(jpeg, last, 12 - scans))
                        .isDecodedWhole())
                .isTrue();
        assertTooManyScans(withScans(jpeg, last, 13 - scans));
    }

    @Test
    void refusesAProgressiveJpegOfMoreThanEightMegapixels() throws IOException {
        assertThat(render(Images.progressive(4000, 2000))).hasSize(2);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> render(Images.progressive(4000, 2001)))
                .withMessage("the image has 4000 x 2001 pixels, expected at most 8 megapixels in this encoding, and"
                        + " 65535 a side")
                .matches(problem -> problem.type() == ProblemType.CONTENT_TOO_LARGE);
    }

    @Test
    void countsAJpegOfSeparateScansAsDecodedWhole() {
        var jpeg = Images.file("orientation-1.jpg");
        var start = find(jpeg, 0xFF, 0xDA);
        var separate = patched(jpeg, start + 4, 1);

        assertThat(ImageStructure.check(ImageType.JPEG, jpeg).isDecodedWhole()).isFalse();
        assertThat(ImageStructure.check(ImageType.JPEG, separate).isDecodedWhole())
                .isTrue();
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

        for (var rendition : render(polyglot).values()) {
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
    void refusesABodyThatBreaksOff() {
        var unconnected = new PipedInputStream();

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Upload.receive(unconnected))
                .withMessage("File too large or read error")
                .matches(problem -> problem.type() == ProblemType.CONTENT_TOO_LARGE);
    }

    @Test
    void answers503IfAnUploadCannotBeStored() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Upload.receive(new ByteArrayInputStream(new byte[1]), Path.of("/no/such/directory")))
                .matches(problem -> problem.type() == ProblemType.UNAVAILABLE && problem.retryAfter() != null);
    }

    @Test
    void refusesAnEmptyBody() {
        assertRefused(new byte[0], ProblemType.INVALID_REQUEST);
    }

    @Test
    void refusesCmyk() {
        assertRefused(Images.file("cmyk.jpg"), ProblemType.INVALID_REQUEST);
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
                    .isThrownBy(() -> render(truncated))
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
                assertThat(render(damaged)).hasSize(2);
            } catch (ProblemException refused) {
                assertThat(refused.type().status()).isBetween(400, 415);
            }
        }
    }

    private void assertRefused(byte[] upload, ProblemType type) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> render(upload))
                .extracting(ProblemException::type)
                .isEqualTo(type);
    }

    private void assertTooManyScans(byte[] jpeg) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> render(jpeg))
                .withMessage("the JPEG has too many scans, expected at most 12")
                .matches(problem -> problem.type() == ProblemType.INVALID_REQUEST);
    }

    private Map<AvatarSize, ImageFile> render(byte[] upload) throws IOException {
        try (var received = Upload.receive(new ByteArrayInputStream(upload))) {
            return renderer.render(received);
        }
    }

    private static byte[] withChunk(byte[] png, String type, byte[] body) throws IOException {
        var out = new ByteArrayOutputStream();
        out.write(png, 0, 33);
        var data = new DataOutputStream(out);
        data.writeInt(body.length);
        data.writeBytes(type);
        data.write(body);
        data.writeInt(0);
        out.write(png, 33, png.length - 33);
        return out.toByteArray();
    }

    private static byte[] patched(byte[] original, int at, int... bytes) {
        var patch = new byte[bytes.length];
        for (var i = 0; i < bytes.length; i++) {
            patch[i] = (byte) bytes[i];
        }
        return patched(original, at, patch);
    }

    private static byte[] patched(byte[] original, int at, byte[] patch) {
        var copy = original.clone();
        System.arraycopy(patch, 0, copy, at, patch.length);
        return copy;
    }

    private static byte[] big(int first, int second) {
        return ByteBuffer.allocate(8).putInt(first).putInt(second).array();
    }

    private static byte[] shorts(int first, int second) {
        return ByteBuffer.allocate(4)
                .putShort((short) first)
                .putShort((short) second)
                .array();
    }

    private static byte[] little(int first, int second) {
        return ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) first)
                .putShort((short) second)
                .array();
    }

    /** The JPEG with more scans before its end of image. */
    private static byte[] withScans(byte[] jpeg, byte[] scan, int times) {
        var more = ByteBuffer.allocate(times * scan.length);
        for (var i = 0; i < times; i++) {
            more.put(scan);
        }
        return inserted(jpeg, jpeg.length - 2, more.array());
    }

    private static byte[] inserted(byte[] original, int at, byte[] bytes) {
        return ByteBuffer.allocate(original.length + bytes.length)
                .put(original, 0, at)
                .put(bytes)
                .put(original, at, original.length - at)
                .array();
    }

    private static int find(byte[] bytes, int... pattern) {
        return places(bytes, pattern).findFirst().orElseThrow();
    }

    private static int findLast(byte[] bytes, int... pattern) {
        return places(bytes, pattern).max().orElseThrow();
    }

    private static long count(byte[] bytes, int... pattern) {
        return places(bytes, pattern).count();
    }

    private static IntStream places(byte[] bytes, int... pattern) {
        return IntStream.rangeClosed(0, bytes.length - pattern.length)
                .filter(at -> IntStream.range(0, pattern.length).allMatch(i -> bytes[at + i] == (byte) pattern[i]));
    }
}
