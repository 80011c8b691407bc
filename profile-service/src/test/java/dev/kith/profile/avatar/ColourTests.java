package dev.kith.profile.avatar;

import static dev.kith.profile.avatar.Bytes.inserted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pictures with a colour profile, and CMYK. What is stored is sRGB. */
class ColourTests {

    private static final int ORANGE = 0xFFC86432;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orientation-6.jpg",
                "progressive.jpg",
                "rgb.png",
                "palette.png",
                "lossy.webp",
                "lossless.webp",
                "animated.webp"
            })
    void appliesTheProfileOfEveryType(String file) {
        var upload = withProfile(Images.file(file), IccProfiles.withRedAndGreenExchanged());

        for (var image : Renderer.render(upload).values()) {
            Images.assertShows(image, Images.GREEN, Images.RED, Images.BLUE, Images.WHITE);
            assertThat(new String(image.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("acsp");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"transparent.png", "lossless-transparent.webp", "lossy-transparent.webp"})
    void keepsTransparency(String file) {
        var upload = withProfile(Images.file(file), IccProfiles.withRedAndGreenExchanged());

        Images.assertShows(Renderer.render(upload).get(AvatarSize.FULL), Images.GREEN, Images.RED, Images.BLUE, 0);
    }

    // The expected values are from the definitions of the colour spaces: linear light, the matrix, sRGB's curve.
    @ParameterizedTest
    @MethodSource
    void convertsColoursExactly(String what, byte[] profile, int red, int green, int blue) {
        var picture = Images.drawn("png", 64, 64, (x, y) -> ORANGE);

        for (var upload : new byte[][] {
            withProfile(picture, profile), withProfile(Images.drawn("jpg", 64, 64, (x, y) -> ORANGE), profile)
        }) {
            assertThat(centre(upload)).satisfies(pixel -> {
                assertThat(pixel[0]).isBetween(red - 4, red + 4);
                assertThat(pixel[1]).isBetween(green - 4, green + 4);
                assertThat(pixel[2]).isBetween(blue - 4, blue + 4);
            });
        }
    }

    static Stream<Arguments> convertsColoursExactly() {
        return Stream.of(
                arguments("no profile", new byte[0], 200, 100, 50),
                arguments("Display P3", IccProfiles.displayP3(), 216, 93, 24),
                arguments("Adobe RGB", IccProfiles.adobeRgb(), 227, 100, 42));
    }

    @Test
    void appliesTheProfileOfAGreyPicture() {
        var upload = withProfile(Images.file("grey-128.png"), IccProfiles.grey(1));

        // Half of the light is 188 in sRGB.
        assertThat(centre(upload)[0]).isBetween(186, 190);
    }

    @Test
    void ignoresAGreyProfileOfAColouredPicture() {
        var upload = withProfile(Images.file("rgb.png"), IccProfiles.grey(1));

        Images.assertShows(
                Renderer.render(upload).get(AvatarSize.FULL), Images.RED, Images.GREEN, Images.BLUE, Images.WHITE);
    }

    @Test
    void joinsTheSegmentsOfALongProfile() {
        var profile = IccProfiles.withRedAndGreenExchanged();
        var jpeg = Images.file("orientation-1.jpg");
        var second = segment(2, 2, Arrays.copyOfRange(profile, 200, profile.length));
        var first = segment(1, 2, Arrays.copyOf(profile, 200));

        var upload = inserted(inserted(jpeg, 2, first), 2, second);

        Images.assertShows(
                Renderer.render(upload).get(AvatarSize.FULL), Images.GREEN, Images.RED, Images.BLUE, Images.WHITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orientation-1.jpg", "rgb.png", "lossy.webp", "cmyk.jpg"})
    void takesAPictureWithABrokenProfileForSrgb(String file) {
        var random = new Random(42);
        var whole = file.equals("cmyk.jpg") ? IccProfiles.cmykWithRedCyan() : IccProfiles.displayP3();
        for (var attempt = 0; attempt < 50; attempt++) {
            var profile = Arrays.copyOf(whole, random.nextInt(whole.length));
            for (var flips = random.nextInt(8); flips > 0 && profile.length > 0; flips--) {
                profile[random.nextInt(profile.length)] = (byte) random.nextInt();
            }
            assertThat(Renderer.render(withProfile(Images.file(file), profile))).hasSize(2);
        }
        var text = "not a profile".getBytes(StandardCharsets.US_ASCII);
        Images.assertShows(
                Renderer.render(withProfile(Images.file(file), text)).get(AvatarSize.FULL),
                Images.RED,
                Images.GREEN,
                Images.BLUE,
                Images.WHITE);
    }

    // The samples are given as they stand in the file: Adobe's programs write 255 for no ink.
    @ParameterizedTest
    @CsvSource({
        // cyan, magenta, yellow, black, Adobe's transform (-1: no marker), red, green, blue
        "255, 255, 255, 255, 0, 255, 255, 255",
        "255, 0, 0, 255, 0, 255, 0, 0",
        "255, 255, 255, 100, 0, 100, 100, 100",
        "0, 0, 0, 0, -1, 255, 255, 255",
        "0, 255, 255, 0, -1, 255, 0, 0",
        // YCCK: Y, Cb, Cr of the complement, and black
        "0, 128, 128, 255, 2, 255, 255, 255",
        "179, 171, 0, 255, 2, 255, 0, 0",
        "0, 128, 128, 100, 2, 100, 100, 100"
    })
    void convertsCmyk(int cyan, int magenta, int yellow, int black, int transform, int red, int green, int blue) {
        var pixel = centre(cmyk(transform, cyan, magenta, yellow, black));

        assertThat(pixel[0]).isBetween(red - 4, red + 4);
        assertThat(pixel[1]).isBetween(green - 4, green + 4);
        assertThat(pixel[2]).isBetween(blue - 4, blue + 4);
    }

    @Test
    void convertsTheCmykOfAnotherEncoder() {
        Images.assertShows(
                Renderer.render(Images.file("cmyk.jpg")).get(AvatarSize.FULL),
                Images.RED,
                Images.GREEN,
                Images.BLUE,
                Images.WHITE);
    }

    @Test
    void appliesTheProfileOfCmyk() {
        var paper = centre(withProfile(cmyk(0, 255, 255, 255, 255), IccProfiles.cmykWithRedCyan()));
        var cyan = centre(withProfile(cmyk(0, 0, 255, 255, 255), IccProfiles.cmykWithRedCyan()));

        assertThat(paper).allMatch(sample -> sample > 250);
        assertThat(cyan[0]).isGreaterThan(240);
        assertThat(cyan[1]).isLessThan(30);
        assertThat(cyan[2]).isLessThan(30);
    }

    private static Integer[] centre(byte[] upload) {
        var image = Images.decoded(Renderer.render(upload).get(AvatarSize.FULL).bytes());
        return Arrays.stream(image.getRaster().getPixel(image.getWidth() / 2, image.getHeight() / 2, (int[]) null))
                .boxed()
                .toArray(Integer[]::new);
    }

    /** A JPEG of one colour, with four components. */
    private static byte[] cmyk(int adobeTransform, int... samples) {
        var side = 32;
        var data = new byte[4 * side * side];
        for (var at = 0; at < data.length; at++) {
            data[at] = (byte) samples[at % 4];
        }
        var raster = Raster.createInterleavedRaster(
                new DataBufferByte(data, data.length), side, side, 4 * side, 4, new int[] {0, 1, 2, 3}, null);
        var writer = ImageIO.getImageWritersByFormatName("jpg").next();
        var out = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(null, new IIOImage(raster, null, null), null);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } finally {
            writer.dispose();
        }
        var marker = ByteBuffer.allocate(16).putShort((short) 0xFFEE).putShort((short) 14);
        marker.put("Adobe".getBytes(StandardCharsets.US_ASCII)).putShort((short) 100);
        marker.put(15, (byte) adobeTransform);
        return adobeTransform < 0 ? out.toByteArray() : inserted(out.toByteArray(), 2, marker.array());
    }

    private static byte[] withProfile(byte[] image, byte[] profile) {
        if (profile.length == 0) {
            return image;
        }
        return switch (ImageType.of(image).orElseThrow()) {
            case JPEG -> inserted(image, 2, segment(1, 1, profile));
            case PNG -> inserted(image, 33, pngChunk(profile));
            case WEBP -> withProfileChunk(image, profile);
            case GIF -> throw new IllegalArgumentException("A GIF has no profile");
        };
    }

    private static byte[] withProfileChunk(byte[] webp, byte[] profile) {
        var isExtended = webp[15] == 'X';
        var chunks = ByteBuffer.allocate(18 + 8 + profile.length + profile.length % 2)
                .order(ByteOrder.LITTLE_ENDIAN);
        if (!isExtended) {
            var hasAlpha = webp[15] == 'L' && (webp[24] & 0x10) != 0;
            chunks.put("VP8X".getBytes(StandardCharsets.US_ASCII)).putInt(10).putInt(hasAlpha ? 0x30 : 0x20);
            chunks.put(new byte[] {63, 0, 0, 63, 0, 0});
        }
        chunks.put("ICCP".getBytes(StandardCharsets.US_ASCII)).putInt(profile.length);
        chunks.put(profile).put(new byte[profile.length % 2]).flip();
        var added = new byte[chunks.remaining()];
        chunks.get(added);
        var result = inserted(webp, isExtended ? 30 : 12, added);
        ByteBuffer.wrap(result).order(ByteOrder.LITTLE_ENDIAN).putInt(4, result.length - 8);
        return result;
    }

    private static byte[] segment(int number, int count, byte[] part) {
        return ByteBuffer.allocate(18 + part.length)
                .putShort((short) 0xFFE2)
                .putShort((short) (16 + part.length))
                .put("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII))
                .put((byte) number)
                .put((byte) count)
                .put(part)
                .array();
    }

    private static byte[] pngChunk(byte[] profile) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("profile\0\0".getBytes(StandardCharsets.US_ASCII));
        try (var deflater = new DeflaterOutputStream(body)) {
            deflater.write(profile);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return ByteBuffer.allocate(12 + body.size())
                .putInt(body.size())
                .put("iCCP".getBytes(StandardCharsets.US_ASCII))
                .put(body.toByteArray())
                .putInt(0)
                .array();
    }
}
