package dev.kith.profile.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RendererTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orientation-1.jpg",
                "progressive.jpg",
                "rgb.png",
                "palette.png",
                "animated.png",
                "animated.gif",
                "lossy.webp",
                "lossless.webp",
                "animated.webp"
            })
    void rendersTheFirstPictureOfEveryTypeAsJpeg(String file) throws IOException {
        var avatar = Renderer.render(Images.file(file));

        assertThat(avatar.values()).extracting(ImageFile::type).containsOnly(ImageType.JPEG);
        Images.assertShows(avatar.get(AvatarSize.FULL), Images.RED, Images.GREEN, Images.BLUE, Images.WHITE);
        Images.assertShows(avatar.get(AvatarSize.THUMBNAIL), Images.RED, Images.GREEN, Images.BLUE, Images.WHITE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transparent.png",
                "keyed.png",
                "transparent.gif",
                "lossy-transparent.webp",
                "lossless-transparent.webp",
                "animated-transparent.webp"
            })
    void keepsTransparencyByMakingItPng(String file) throws IOException {
        var avatar = Renderer.render(Images.file(file));

        assertThat(avatar.values()).extracting(ImageFile::type).containsOnly(ImageType.PNG);
        Images.assertShows(avatar.get(AvatarSize.FULL), Images.RED, Images.GREEN, Images.BLUE, 0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "orientation-1.jpg",
                "orientation-2.jpg",
                "orientation-3.jpg",
                "orientation-4.jpg",
                "orientation-5.jpg",
                "orientation-6.jpg",
                "orientation-7.jpg",
                "orientation-8.jpg",
                "orientation-6.png",
                "orientation-6.webp"
            })
    void turnsThePictureUpright(String file) throws IOException {
        Images.assertShows(
                Renderer.render(Images.file(file)).get(AvatarSize.FULL),
                Images.RED,
                Images.GREEN,
                Images.BLUE,
                Images.WHITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"orientation-6.jpg", "orientation-6.png", "orientation-6.webp"})
    void dropsMetadata(String file) throws IOException {
        for (var image : Renderer.render(Images.file(file)).values()) {
            assertThat(new String(image.bytes(), StandardCharsets.ISO_8859_1))
                    .doesNotContain("Exif")
                    .doesNotContain("eXIf")
                    .doesNotContain("SecretCam")
                    .doesNotContain("private comment");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grey.jpg", "grey-16-bit.png", "grey-transparent.png", "one-bit.png"})
    void rendersGreyPictures(String file) throws IOException {
        assertThat(Renderer.render(Images.file(file))).hasSize(2);
    }

    @Test
    void keepsTheBrightnessOfGrey() throws IOException {
        Images.assertShows(
                Renderer.render(Images.file("grey-128.png")).get(AvatarSize.FULL),
                0xFF808080,
                0xFF808080,
                0xFF808080,
                0xFF808080);
    }

    @Test
    void takesTheCentreSquare() throws IOException {
        var wide = Images.drawn("png", 900, 300, (x, y) -> x < 300 || x >= 600 ? Images.RED : Images.GREEN);
        var tall = Images.drawn("jpg", 300, 900, (x, y) -> y < 300 || y >= 600 ? Images.RED : Images.GREEN);

        for (var upload : new byte[][] {wide, tall}) {
            Images.assertShows(
                    Renderer.render(upload).get(AvatarSize.FULL),
                    Images.GREEN,
                    Images.GREEN,
                    Images.GREEN,
                    Images.GREEN);
        }
    }

    @Test
    void scalesDownTo512And64() throws IOException {
        var avatar = Renderer.render(Images.drawn("jpg", 2000, 1500, (x, y) -> (x + y) % 256 * 0x010101));

        assertThat(Images.decoded(avatar.get(AvatarSize.FULL).bytes()).getWidth())
                .isEqualTo(512);
        assertThat(Images.decoded(avatar.get(AvatarSize.FULL).bytes()).getHeight())
                .isEqualTo(512);
        assertThat(Images.decoded(avatar.get(AvatarSize.THUMBNAIL).bytes()).getWidth())
                .isEqualTo(64);
    }

    @Test
    void neverScalesUp() throws IOException {
        var avatar = Renderer.render(Images.drawn("png", 1, 1, (x, y) -> Images.BLUE));

        assertThat(Images.decoded(avatar.get(AvatarSize.FULL).bytes()).getWidth())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00FFFFFF, 0xFFFFFFFF})
    void rendersThumbnailsThatFitIntoAnEvent(int mask) throws IOException {
        var thumbnail = Renderer.render(Images.noise("png", 64, mask)).get(AvatarSize.THUMBNAIL);

        assertThat(thumbnail.bytes()).hasSizeLessThanOrEqualTo(12 * 1024);
    }
}
