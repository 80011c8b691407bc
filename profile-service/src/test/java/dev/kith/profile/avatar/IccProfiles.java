package dev.kith.profile.avatar;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Colour profiles (ICC.1:2001). */
final class IccProfiles {

    // The primaries as XYZ, adapted to the white point D50.
    private static final double[] SRGB_RED = {0.4360, 0.2225, 0.0139};
    private static final double[] SRGB_GREEN = {0.3851, 0.7169, 0.0971};
    private static final double[] SRGB_BLUE = {0.1431, 0.0606, 0.7141};
    private static final double[] D50 = {0.9642, 1, 0.8249};

    private IccProfiles() {}

    static byte[] displayP3() {
        return rgb(2.2, new double[] {0.5151, 0.2412, -0.0011}, new double[] {0.2920, 0.6922, 0.0419}, new double[] {
            0.1571, 0.0666, 0.7841
        });
    }

    static byte[] adobeRgb() {
        return rgb(2.2, new double[] {0.6097, 0.3111, 0.0195}, new double[] {0.2053, 0.6257, 0.0609}, new double[] {
            0.1492, 0.0632, 0.7446
        });
    }

    /** Its red is sRGB's green, and its green is sRGB's red. */
    static byte[] withRedAndGreenExchanged() {
        return rgb(2.2, SRGB_GREEN, SRGB_RED, SRGB_BLUE);
    }

    static byte[] grey(double gamma) {
        return profile("GRAY", Map.of("wtpt", xyz(D50), "kTRC", curve(gamma)));
    }

    /** A table of two values for each ink. Paper is white, and any ink alone is black, but cyan is red. */
    static byte[] cmykWithRedCyan() {
        var points = 16;
        var table = ByteBuffer.allocate(48 + 4 * 256 + 3 * points + 3 * 256);
        table.put("mft1".getBytes(StandardCharsets.US_ASCII)).putInt(0);
        table.put((byte) 4).put((byte) 3).put((byte) 2).put((byte) 0);
        for (var identity : new int[] {1, 0, 0, 0, 1, 0, 0, 0, 1}) {
            table.putInt(identity << 16);
        }
        ramps(table, 4);
        for (var point = 0; point < points; point++) {
            // Cyan is the first of four inks, and changes slowest. The values are L*a*b*.
            table.put(
                    switch (point) {
                        case 0 -> new byte[] {(byte) 255, (byte) 128, (byte) 128};
                        case 8 -> new byte[] {(byte) 138, (byte) 208, (byte) 195};
                        default -> new byte[] {0, (byte) 128, (byte) 128};
                    });
        }
        ramps(table, 3);
        return profile("CMYK", Map.of("A2B0", table.array()));
    }

    private static byte[] rgb(double gamma, double[] red, double[] green, double[] blue) {
        var tags = new LinkedHashMap<String, byte[]>();
        tags.put("wtpt", xyz(D50));
        tags.put("rXYZ", xyz(red));
        tags.put("gXYZ", xyz(green));
        tags.put("bXYZ", xyz(blue));
        for (var curve : new String[] {"rTRC", "gTRC", "bTRC"}) {
            tags.put(curve, curve(gamma));
        }
        return profile("RGB ", tags);
    }

    private static byte[] profile(String space, Map<String, byte[]> tags) {
        var start = 128 + 4 + 12 * tags.size();
        var length = start + tags.values().stream().mapToInt(tag -> tag.length).sum();
        var profile = ByteBuffer.allocate(length).putInt(length).putInt(0).putInt(0x02400000);
        var isCmyk = space.equals("CMYK");
        put(profile, (isCmyk ? "prtr" : "mntr") + space + (isCmyk ? "Lab " : "XYZ "));
        profile.position(36);
        put(profile, "acsp");
        profile.position(68);
        profile.put(xyz(D50), 8, 12);
        profile.position(128).putInt(tags.size());
        var offset = start;
        for (var tag : tags.entrySet()) {
            put(profile, tag.getKey());
            profile.putInt(offset).putInt(tag.getValue().length);
            offset += tag.getValue().length;
        }
        tags.values().forEach(profile::put);
        return profile.array();
    }

    private static byte[] xyz(double[] values) {
        var tag = ByteBuffer.allocate(20);
        put(tag, "XYZ ");
        tag.position(8);
        for (var value : values) {
            tag.putInt((int) Math.round(value * 65_536));
        }
        return tag.array();
    }

    private static byte[] curve(double gamma) {
        var tag = ByteBuffer.allocate(16);
        put(tag, "curv");
        return tag.putInt(8, 1).putShort(12, (short) Math.round(gamma * 256)).array();
    }

    private static void ramps(ByteBuffer table, int count) {
        for (var at = 0; at < count * 256; at++) {
            table.put((byte) at);
        }
    }

    private static void put(ByteBuffer out, String text) {
        out.put(text.getBytes(StandardCharsets.US_ASCII));
    }
}
