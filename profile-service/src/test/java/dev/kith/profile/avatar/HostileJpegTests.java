package dev.kith.profile.avatar;

import static dev.kith.profile.avatar.Bytes.count;
import static dev.kith.profile.avatar.Bytes.find;
import static dev.kith.profile.avatar.Bytes.findLast;
import static dev.kith.profile.avatar.Bytes.inserted;
import static dev.kith.profile.avatar.Bytes.patched;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** JPEGs that would cost much memory or time. */
class HostileJpegTests {

    @Test
    void acceptsTwentyFiveMegapixelsAndDecodesFewOfThem() throws IOException {
        var jpeg = Images.encoded("jpg", new BufferedImage(5000, 5000, BufferedImage.TYPE_BYTE_GRAY));

        assertThat(Renderer.render(jpeg)).hasSize(2);
        var structure = ImageStructure.check(ImageType.JPEG, jpeg);
        assertThat(Decoder.decodeCentre(ImageType.JPEG, jpeg, structure).getWidth())
                .isLessThan(2 * 768);
    }

    @Test
    void hidesTheColourProfileFromTheDecoder() {
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
        assertThat(Renderer.render(Images.progressive(4000, 2000))).hasSize(2);

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Renderer.render(Images.progressive(4000, 2001)))
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

    private void assertTooManyScans(byte[] jpeg) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> Renderer.render(jpeg))
                .withMessage("the JPEG has too many scans, expected at most 12")
                .matches(problem -> problem.type() == ProblemType.INVALID_REQUEST);
    }

    /** The JPEG with more scans before its end of image. */
    private static byte[] withScans(byte[] jpeg, byte[] scan, int times) {
        var more = ByteBuffer.allocate(times * scan.length);
        for (var i = 0; i < times; i++) {
            more.put(scan);
        }
        return inserted(jpeg, jpeg.length - 2, more.array());
    }
}
