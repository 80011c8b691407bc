package dev.kith.fleet.springboot;

import dev.kith.servers.process.AutogroupNice;
import dev.kith.servers.process.Component;
import dev.kith.servers.process.Endpoint;
import dev.kith.servers.process.Probe;
import dev.kith.servers.process.SmallJvm;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * One of Kith's services: a Spring Boot jar in a small JVM. The first run after a build records an AOT cache, which the
 * JVM writes when it ends in good order; the next start uses it, and is several times faster.
 */
public final class Service implements Component {

    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms24m",
            "-Xmx112m",
            "-XX:ReservedCodeCacheSize=48m",
            // Java's lowest priority is a nice of 10; without, the JVM keeps priorities to itself. It
            // warns everybody but root of that, though to lower a priority takes no permission.
            "-XX:ThreadPriorityPolicy=1",
            "-XX:JavaPriority1_To_OSPriority=10",
            "-XX:-PrintWarnings",
            "-Xlog:disable",
            "-Xlog:all=error:stdout");

    private final ServiceSettings settings;
    private volatile boolean started;
    private volatile boolean recording;
    private volatile boolean ready;

    public Service(ServiceSettings settings) {
        this.settings = settings;
    }

    @Override
    public Endpoint endpoint() {
        return settings.endpoint();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        var image = image();
        image.unpack();
        if (!started) {
            image.removeOthers(); // not later: another instance may still run from the image of an earlier build
        }
        if (recording && ready) {
            image.keepRecording();
        }
        // Not after a start that failed: a JVM that records fails
        // more slowly, and buries the reason under its own words.
        recording = settings.records() && !image.isRecorded() && (ready || !started);
        ready = false;
    }

    @Override
    public ProcessBuilder command() throws IOException {
        var image = image();
        var command = new ArrayList<>(JVM_OPTIONS);
        command.addAll(settings.jvmOptions());
        started = true;
        if (recording) {
            command.add("-XX:AOTCacheOutput=" + image.recording());
        } else if (image.isRecorded()) {
            command.add("-XX:AOTCache=" + image.aotCache());
        }
        command.addAll(List.of("-jar", image.jar().toString()));
        var builder = SmallJvm.start(command);
        builder.environment().putAll(settings.environment());
        return builder;
    }

    /** Not sooner: on a machine that is busy with something else, a start at a low priority has no end. */
    @Override
    public void settle(long pid) throws InterruptedException {
        if (settings.yields()) {
            AutogroupNice.lower(pid);
        }
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
        return ServiceImage.of(settings.jar(), settings.cache(), SmallJvm.version() + JVM_OPTIONS);
    }

    private static boolean saysReady(DataOutputStream request, DataInputStream response) throws IOException {
        request.write("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        request.flush();
        var statusLine = new String(response.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
        return statusLine.endsWith(" 200");
    }
}
