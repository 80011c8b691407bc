package dev.kith.profile.avatar;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A second JVM that renders uploads with bounded memory ({@link RendererMain}). A picture that exceeds the bound, or
 * meets a defect in a native library, ends that JVM and not this one. It gets no environment variables of the service,
 * because they hold its secrets.
 */
final class RendererProcess implements AutoCloseable {

    /** What a JVM exits with because of -XX:+ExitOnOutOfMemoryError. */
    private static final int OUT_OF_MEMORY = 3;

    /**
     * The rest of its memory: classes, code, stacks, and the coefficients of a progressive JPEG, of which libjpeg keeps
     * 64 MB for eight megapixels with four components.
     */
    private static final int NATIVE_MEBIBYTES = 128;

    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms8m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:+UseCompactObjectHeaders",
            "-XX:TieredStopAtLevel=1",
            "-XX:ReservedCodeCacheSize=16m",
            "-XX:MaxMetaspaceSize=48m",
            "-XX:MaxDirectMemorySize=1m",
            "-XX:-UsePerfData",
            "-XX:+ExitOnOutOfMemoryError",
            // The WebP decoder throws an exception for each read at the end of a file.
            "-XX:-StackTraceInThrowable",
            "-XX:+SuppressFatalErrorMessage",
            "-XX:+DisplayVMOutputToStderr",
            "-XX:ThreadPriorityPolicy=1",
            "-XX:JavaPriority1_To_OSPriority=10",
            "-XX:-PrintWarnings",
            "-Djava.awt.headless=true");

    private final Process process;
    private final DataInputStream answers;
    private final DataOutputStream uploads;

    private RendererProcess(Process process) {
        this.process = process;
        this.answers = new DataInputStream(new BufferedInputStream(process.getInputStream()));
        this.uploads = new DataOutputStream(process.getOutputStream());
    }

    /** Starts a process, and does not wait until it is ready. */
    static RendererProcess start(int heapMebibytes) throws IOException {
        var builder = new ProcessBuilder(command(heapMebibytes));
        builder.environment().clear();
        // By default glibc keeps a heap for each thread, which would be tens of MiB.
        builder.environment().put("MALLOC_ARENA_MAX", "1");
        return new RendererProcess(builder.start());
    }

    /** Waits until it can render. */
    void awaitReady() throws IOException {
        RendererMessages.readReady(answers);
    }

    /** @throws IOException if the process ends before it has answered */
    Map<AvatarSize, ImageFile> render(byte[] upload) throws IOException {
        RendererMessages.writeUpload(uploads, upload);
        return RendererMessages.readAnswer(answers);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it at once: it has nothing to save. */
    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Waits for the end of the process; whether it ended because it needed more memory than it may have. */
    boolean ranOutOfMemory() {
        return exitValue() == OUT_OF_MEMORY;
    }

    /** How it ended, for the log. */
    String end() {
        try (var messages = process.getErrorStream()) {
            var message = new String(messages.readNBytes(2048), StandardCharsets.UTF_8);
            return "exit %d %s"
                    .formatted(exitValue(), message.lines().findFirst().orElse(""));
        } catch (IOException unreadable) {
            return "exit " + exitValue();
        }
    }

    private int exitValue() {
        try {
            // It closed its output, so it has ended or is about to.
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
            return process.exitValue();
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    /** The limit on data (ulimit -d, RLIMIT_DATA) counts the heap, and what native libraries allocate. */
    private static List<String> command(int heapMebibytes) {
        var limits = "ulimit -c 0; ulimit -d %d; exec \"$@\"".formatted((heapMebibytes + NATIVE_MEBIBYTES) * 1024);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Stream.of(
                        List.of("/bin/sh", "-c", limits, "renderer", java, "-Xmx%dm".formatted(heapMebibytes)),
                        JVM_OPTIONS,
                        program(RendererMain.class
                                .getProtectionDomain()
                                .getCodeSource()
                                .getLocation()))
                .flatMap(List::stream)
                .toList();
    }

    /** The same class path as this JVM has. In a Spring Boot jar that is not unpacked, its loader finds the classes. */
    private static List<String> program(URL classes) {
        var classPath = System.getProperty("java.class.path");
        var main = RendererMain.class.getName();
        return classes.getProtocol().equals("jar")
                ? List.of(
                        "-Dloader.main=" + main,
                        "-cp",
                        classPath,
                        "org.springframework.boot.loader.launch.PropertiesLauncher")
                : List.of("-cp", classPath, main);
    }
}
