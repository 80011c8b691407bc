package dev.kith.fleet.springboot;

import dev.kith.servers.process.AutogroupNice;
import dev.kith.servers.process.Component;
import dev.kith.servers.process.Component.Endpoint;
import dev.kith.servers.process.Probe;
import dev.kith.servers.process.SmallJvm;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One of Kith's services: a Spring Boot jar in a small JVM. The first run after a build records an AOT cache, which the
 * JVM writes when it ends in good order. The next start uses it, and is several times faster.
 */
public final class Service implements Component {

    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms24m",
            "-Xmx112m",
            // Java's lowest priority is a nice value of 10; by default the JVM ignores priorities. It warns
            // about this unless it is root, although lowering a priority needs no permission.
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
            image.removeOthers(); // only then: another instance may still run from the image of an earlier build
        }
        if (recording && ready) {
            image.keepRecording();
        }
        // Not after a failed start: a JVM that records fails more
        // slowly, and its own messages would hide the reason.
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
            // Without C2, which would compile nearly everything that starts: for this run it is not worth it.
            command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:AOTCacheOutput=" + image.recording()));
        } else if (image.isRecorded()) {
            command.add("-XX:AOTCache=" + image.aotCache());
        }
        command.addAll(List.of("-jar", image.jar().toString()));
        var builder = SmallJvm.start(command);
        builder.environment().putAll(settings.environment());
        return builder;
    }

    /** Not before it is ready: on a busy machine, a start at a low priority would never end. */
    @Override
    public void afterReady(long pid) throws InterruptedException {
        if (settings.yields()) {
            AutogroupNice.lower(pid);
        }
    }

    @Override
    public boolean ready() {
        var now = Probe.ask(port(), Service::isReady);
        ready |= now;
        return now;
    }

    /** Whether the current run records an AOT cache. */
    public boolean isRecording() {
        return recording;
    }

    private ServiceImage image() throws IOException {
        return ServiceImage.of(settings.jar(), settings.cache(), SmallJvm.version() + JVM_OPTIONS);
    }

    private static boolean isReady(DataOutputStream request, DataInputStream response) throws IOException {
        request.write("GET /health/ready HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
        request.flush();
        var statusLine = new String(response.readNBytes("HTTP/1.1 200".length()), StandardCharsets.US_ASCII);
        return statusLine.endsWith(" 200");
    }

    /**
     * The settings of one service.
     *
     * @param jar the Spring Boot jar, as it was built
     * @param cache the folder of service images
     * @param records whether it may record an AOT cache; only one of several instances may, because they share the
     *     image
     * @param yields whether other components go first, once it is ready, where processors are scarce
     * @param jvmOptions in addition to the default ones, which they override
     * @param environment its environment variables
     */
    public record ServiceSettings(
            Endpoint endpoint,
            Path jar,
            Path cache,
            boolean records,
            boolean yields,
            List<String> jvmOptions,
            Map<String, String> environment) {

        public ServiceSettings {
            jvmOptions = List.copyOf(jvmOptions);
            environment = Map.copyOf(environment);
        }

        /** Without the environment, which holds secrets. */
        @Override
        public String toString() {
            return "ServiceSettings[name=%s, port=%d]".formatted(endpoint.name(), endpoint.port());
        }
    }
}
