package dev.kith.profile.avatar;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** PNGs whose metadata would cost much memory. */
class HostilePngTests {

    private static final int MEBIBYTE = 1024 * 1024;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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
}
