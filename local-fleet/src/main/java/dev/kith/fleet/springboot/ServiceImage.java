package dev.kith.fleet.springboot;

import dev.kith.servers.process.FileTrees;
import dev.kith.servers.process.SmallJvm;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32;
import java.util.zip.ZipFile;

/**
 * A service's unpacked jar, in a folder that is named after its content, and the AOT cache (JEP 483, 514, 515) that was
 * recorded from it. It is unpacked because an AOT cache does not support jars within jars.
 */
record ServiceImage(Path folder, Path fatJar) {

    /** Instances of a service start at the same time and share one image. */
    private static final Map<Path, Object> LOCKS = new ConcurrentHashMap<>();

    /**
     * @param cache the folder of all images
     * @param jvm everything besides the jar that makes an AOT cache invalid when it changes
     */
    static ServiceImage of(Path fatJar, Path cache, String jvm) throws IOException {
        if (!Files.exists(fatJar)) {
            throw new IOException("%s is missing: ./kith up builds it".formatted(fatJar));
        }
        var name = "%s-%08x".formatted(name(fatJar), fingerprint(fatJar, jvm));
        return new ServiceImage(cache.resolve(name), fatJar);
    }

    Path jar() {
        return folder.resolve(fatJar.getFileName());
    }

    Path aotCache() {
        return folder.resolve("app.aot");
    }

    /** The JVM writes a new AOT cache there when it ends. */
    Path recording() {
        return folder.resolve("recording.aot");
    }

    boolean isRecorded() {
        return Files.exists(aotCache());
    }

    /** Takes over the cache that the JVM has written, if it has. */
    void keepRecording() throws IOException {
        if (Files.exists(recording())) {
            Files.move(recording(), aotCache());
        }
    }

    /** Does nothing if the jar is unpacked already. */
    void unpack() throws IOException, InterruptedException {
        synchronized (lock()) {
            if (!Files.exists(jar())) {
                extract();
            }
        }
    }

    /** Removes the images of earlier builds. */
    void removeOthers() throws IOException {
        synchronized (lock()) {
            try (var images = Files.newDirectoryStream(folder.getParent(), name(fatJar) + "-*")) {
                for (var image : images) {
                    if (!image.equals(folder)) {
                        FileTrees.delete(image);
                    }
                }
            }
        }
    }

    private Object lock() {
        return LOCKS.computeIfAbsent(folder, image -> new Object());
    }

    private void extract() throws IOException, InterruptedException {
        Files.createDirectories(folder.getParent());
        var unfinished = folder.resolveSibling(folder.getFileName() + ".unfinished");
        FileTrees.delete(unfinished);
        var extraction = SmallJvm.start(List.of(
                        "-Djarmode=tools",
                        "-jar",
                        fatJar.toString(),
                        "extract",
                        "--destination",
                        unfinished.toString()))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.PIPE)
                .start();
        var output = new String(extraction.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (extraction.waitFor() != 0) {
            throw new IOException("%s cannot be unpacked: %s".formatted(fatJar, output.strip()));
        }
        Files.move(unfinished, folder);
    }

    private static String name(Path fatJar) {
        return fatJar.getFileName().toString().replaceFirst("-\\d.*", "");
    }

    /** Of the content, not of the file's time, so that a build without changes keeps its image. */
    private static long fingerprint(Path fatJar, String jvm) throws IOException {
        var crc = new CRC32();
        crc.update(jvm.getBytes(StandardCharsets.UTF_8));
        try (var zip = new ZipFile(fatJar.toFile())) {
            zip.stream()
                    .map(entry -> entry.getName() + entry.getCrc())
                    .sorted()
                    .forEach(entry -> crc.update(entry.getBytes(StandardCharsets.UTF_8)));
        }
        return crc.getValue();
    }
}
