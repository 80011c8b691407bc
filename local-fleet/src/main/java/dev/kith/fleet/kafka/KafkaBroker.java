package dev.kith.fleet.kafka;

import dev.kith.fleet.process.Component;
import dev.kith.fleet.process.Place;
import dev.kith.fleet.process.Probe;
import dev.kith.fleet.process.SmallJvm;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** One Kafka node for the whole fleet, in the smallest JVM that serves it well. */
public final class KafkaBroker implements Component {

    // Kafka's ids are 16 random bytes in base64url; a node that only talks to itself needs no random one.
    private static final String CLUSTER_ID = "S2l0aExvY2FsRmxlZXQtMQ";

    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms32m",
            "-Xmx128m",
            "-XX:ReservedCodeCacheSize=32m",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.showDateTime=true",
            "-Dorg.slf4j.simpleLogger.dateTimeFormat=yyyy-MM-dd'T'HH:mm:ss.SSSXXX");

    private final KafkaSettings settings;
    private final Path folder;
    private final Path properties;

    public KafkaBroker(KafkaSettings settings) {
        this.settings = settings;
        this.folder = settings.folder().toAbsolutePath().normalize();
        this.properties = folder.resolve("server.properties");
    }

    @Override
    public Place place() {
        return settings.place();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        var data = folder.resolve("data");
        Files.createDirectories(data);
        Files.writeString(properties, BrokerProperties.of(settings, data));
        if (!Files.exists(data.resolve("meta.properties"))) {
            format();
        }
    }

    @Override
    public ProcessBuilder command() {
        return java(settings.jvmArguments(), "kafka.Kafka", properties.toString());
    }

    /**
     * Asks for the cluster's metadata, as every client does first: the broker names itself there once it takes
     * requests.
     */
    @Override
    public boolean ready() {
        return Probe.ask(port(), KafkaBroker::namesABroker);
    }

    private void format() throws IOException, InterruptedException {
        Files.createDirectories(log().toAbsolutePath().getParent());
        var exitCode = java(
                        List.of(),
                        "kafka.tools.StorageTool",
                        "format",
                        "--ignore-formatted",
                        "--cluster-id=" + CLUSTER_ID,
                        "--config=" + properties)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log().toFile()))
                .start()
                .waitFor();
        if (exitCode != 0) {
            throw new IOException(
                    "Kafka's storage could not be formatted (exit code %d); see %s".formatted(exitCode, log()));
        }
    }

    private ProcessBuilder java(List<String> jvmArguments, String... mainAndArguments) {
        var command = new ArrayList<>(JVM_OPTIONS);
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", classPath()));
        command.addAll(List.of(mainAndArguments));
        return SmallJvm.start(command);
    }

    private String classPath() {
        return settings.jars().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    }

    private static boolean namesABroker(DataOutputStream request, DataInputStream response) throws IOException {
        // Metadata request, version 4: no client id, no topics, none to be created.
        request.writeInt(15);
        request.writeShort(3);
        request.writeShort(4);
        request.writeInt(0);
        request.writeShort(-1);
        request.writeInt(0);
        request.writeBoolean(false);
        request.flush();
        response.skipNBytes(3L * Integer.BYTES); // length, correlation id, throttle time
        return response.readInt() > 0;
    }
}
