package dev.kith.fleet.bench;

import dev.kith.fleet.client.Client;
import dev.kith.fleet.home.Ports;
import dev.kith.fleet.supervisor.Memory;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The memory of one service's JVM.
 *
 * @param port of the service
 */
record ServiceHeap(long pid, int port) {

    /** How much it may have, in bytes. */
    long limit() throws IOException, InterruptedException {
        return metric("jvm.memory.max");
    }

    /** What is left after a full collection. */
    Memories collected() throws IOException, InterruptedException {
        var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var collection = new ProcessBuilder(jcmd, Long.toString(pid), "GC.run")
                .redirectErrorStream(true)
                .start();
        var output = new String(collection.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (collection.waitFor() != 0) {
            throw new IOException("The JVM %d could not be asked to collect its garbage: %s".formatted(pid, output));
        }
        return new Memories(metric("jvm.memory.used"), Memory.mebibytes(pid) << 20);
    }

    private long metric(String name) throws IOException, InterruptedException {
        var management = URI.create("http://127.0.0.1:" + Ports.management(port));
        try (var client = new Client(management)) {
            var metric = client.get("/actuator/metrics/%s?tag=area:heap".formatted(name));
            return (long) metric.expect(200).json().at("/measurements/0/value").asDouble();
        }
    }

    /**
     * In bytes.
     *
     * @param resident of the whole process
     */
    record Memories(long heap, long resident) {}
}
