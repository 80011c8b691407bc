package dev.kith.fleet.springboot;

import dev.kith.fleet.process.Component;
import dev.kith.fleet.process.Probe;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One of Kith's services: a Spring Boot jar in a small JVM. The first run after a build records an AOT cache, which the JVM writes when it
 * ends in good order; the next start uses it, and is several times faster.
 */
public final class Service implements Component {

    // Without C2: measured, it doubles the CPU time of a start and adds 30 MiB, and few who run Kith here need its
    // speed. Who
    // measures Kith does, and sets KITH_JAVA_OPTIONS=-XX:TieredStopAtLevel=4.
    private static final List<String> SMALL_JVM = List.of(
            "-Xms24m",
            "-Xmx112m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=48m",
            "-XX:MaxDirectMemorySize=32m",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-Xlog:disable",
            "-Xlog:all=error:stdout");

    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String JVM = System.getProperty("java.vm.version") + SMALL_JVM;

    private final ServiceSettings settings;
    private volatile boolean started;
    private volatile boolean recording;
    private volatile boolean ready;

    public Service(ServiceSettings settings) {
        this.settings = settings;
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public int port() {
        return settings.port();
    }

    @Override
    public Path log() {
        return settings.log();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        var image = image();
        image.unpack(JAVA);
        if (recording && ready) {
            image.keepRecording();
        }
        // Not after a start that failed: a JVM that records fails more slowly, and buries the reason under its own
        // words.
        recording = !image.isRecorded() && (ready || !started);
        ready = false;
    }

    @Override
    public ProcessBuilder command() throws IOException {
        var image = image();
        var command = new ArrayList<String>();
        command.add(JAVA.toString());
        command.addAll(SMALL_JVM);
        command.addAll(settings.jvmOptions());
        started = true;
        if (recording) {
            command.add("-XX:AOTCacheOutput=" + image.recording());
        } else if (image.isRecorded()) {
            command.add("-XX:AOTCache=" + image.aotCache());
        }
        command.addAll(List.of("-jar", image.jar().toString()));
        var builder = new ProcessBuilder(command);
        builder.environment().putAll(settings.environment());
        // glibc otherwise keeps a heap for each thread, which is tens of MiB here.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        return builder;
    }

    @Override
    public boolean ready() {
        var now = Probe.ask(port(), Service::saysReady);
        ready |= now;
        return now;
    }

    /** Whether the run that lasts records an AOT cache: its end takes longer, and the next start is faster. */
    public boolean isRecording() {
        return recording;
    }

    private ServiceImage image() throws IOException {
        return ServiceImage.of(settings.jar(), settings.cache(), JVM);
    }

    private static boolean saysReady(DataOutputStream request, DataInputStream response) throws IOException {
        request.write("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        request.flush();
        var statusLine = new String(response.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
        return statusLine.endsWith(" 200");
    }
}
