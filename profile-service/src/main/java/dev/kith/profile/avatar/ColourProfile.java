package dev.kith.profile.avatar;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An ICC profile: what the samples of a picture mean. The JDK's native library applies it (Little CMS). No upload fails
 * for its profile: without a usable one, samples are sRGB.
 */
final class ColourProfile {

    private static final int SRGB_COMPONENTS = 3;

    private final ICC_Profile profile;
    private final int components;

    private ColourProfile(ICC_Profile profile) {
        this.profile = profile;
        this.components = profile.getNumComponents();
    }

    /** Reads a profile. The result is empty if the picture has none, or if the profile is invalid. */
    static Optional<ColourProfile> of(byte[] icc) {
        if (icc.length == 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(new ColourProfile(ICC_Profile.getInstance(icc)));
        } catch (RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    /** Converts pixels, {@code 0xAARRGGBB} each, to sRGB. A profile for other pictures changes nothing. */
    int[] toSrgb(int[] pixels) {
        var isForThese = components == SRGB_COMPONENTS || (components == 1 && areGrey(pixels));
        return isForThese
                ? toSrgb(samples(pixels)).map(srgb -> withAlphaOf(pixels, srgb)).orElse(pixels)
                : pixels;
    }

    /** Converts samples of CMYK, one byte each. Empty if the profile is for other pictures, or cannot be applied. */
    Optional<byte[]> cmykToSrgb(byte[] cmyk) {
        return components == 4 ? toSrgb(cmyk) : Optional.empty();
    }

    private Optional<byte[]> toSrgb(byte[] samples) {
        try {
            var srgb = new byte[samples.length / components * SRGB_COMPONENTS];
            new ColorConvertOp(new ICC_Profile[] {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)}, null)
                    .filter(row(samples, components), row(srgb, SRGB_COMPONENTS));
            return Optional.of(srgb);
        } catch (RuntimeException notApplicable) {
            return Optional.empty();
        }
    }

    private byte[] samples(int[] pixels) {
        var samples = new byte[pixels.length * components];
        for (var at = 0; at < samples.length; at++) {
            samples[at] = (byte) (pixels[at / components] >> (16 - 8 * (at % components)));
        }
        return samples;
    }

    private static int[] withAlphaOf(int[] pixels, byte[] srgb) {
        var converted = new int[pixels.length];
        for (var at = 0; at < pixels.length; at++) {
            converted[at] = (pixels[at] & 0xFF000000)
                    | (srgb[3 * at] & 0xFF) << 16
                    | (srgb[3 * at + 1] & 0xFF) << 8
                    | (srgb[3 * at + 2] & 0xFF);
        }
        return converted;
    }

    private static boolean areGrey(int[] pixels) {
        return Arrays.stream(pixels).allMatch(pixel -> (pixel & 0xFF) * 0x010101 == (pixel & 0xFFFFFF));
    }

    /** All pixels as one row of a picture. */
    private static WritableRaster row(byte[] samples, int components) {
        var offsets = IntStream.range(0, components).toArray();
        return Raster.createInterleavedRaster(
                new DataBufferByte(samples, samples.length),
                samples.length / components,
                1,
                samples.length,
                components,
                offsets,
                null);
    }
}
