package dev.kith.servers.kafka;

import dev.kith.servers.process.Component;
import dev.kith.servers.process.Component.Endpoint;
import dev.kith.servers.process.Probe;
import dev.kith.servers.process.SmallJvm;
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

/** One Kafka node for the whole fleet, in a small JVM. */
public final class KafkaBroker implements Component {

    // Kafka's ids are 16 random bytes in base64url. A cluster of one node needs no random one.
    private static final String CLUSTER_ID = "S2l0aExvY2FsRmxlZXQtMQ";

    private static final List<String> JVM_OPTIONS = List.of(
            "-Xms32m",
            "-Xmx128m",
            "-XX:TieredStopAtLevel=1",
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
    public Endpoint endpoint() {
        return settings.endpoint();
    }

    @Override
    public void prepare() throws IOException, InterruptedException {
        var data = folder.resolve("data");
        Files.createDirectories(data);
        Files.writeString(properties, serverProperties(data));
        if (!Files.exists(data.resolve("meta.properties"))) {
            format();
        }
    }

    @Override
    public ProcessBuilder command() {
        return java(settings.jvmArguments(), "kafka.Kafka", properties.toString());
    }

    /**
     * Requests the cluster's metadata, as every client does first: they contain the broker once it accepts requests.
     */
    @Override
    public boolean ready() {
        return Probe.ask(port(), KafkaBroker::containsABroker);
    }

    private String serverProperties(Path data) {
        return """
                process.roles=broker,controller
                node.id=1
                listeners=PLAINTEXT://127.0.0.1:%1$d,CONTROLLER://127.0.0.1:%2$d
                advertised.listeners=PLAINTEXT://127.0.0.1:%1$d
                controller.listener.names=CONTROLLER
                controller.quorum.voters=1@127.0.0.1:%2$d
                log.dirs=%3$s

                # After kill -9 the controller rejects the new run until the session of the old one ends.
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=1000

                # The services create the topics that they publish or follow.
                auto.create.topics.enable=false
                num.partitions=3
                default.replication.factor=1
                group.initial.rebalance.delay.ms=0

                # One node: one replica of everything, and few partitions.
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=5
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=1
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1

                # Few threads, small files and buffers, no JMX.
                num.network.threads=2
                num.io.threads=2
                background.threads=1
                num.recovery.threads.per.data.dir=1
                group.coordinator.threads=1
                share.coordinator.threads=1
                log.segment.bytes=67108864
                log.index.size.max.bytes=1048576
                log.cleaner.dedupe.buffer.size=4194304
                log.cleaner.io.buffer.size=131072
                metadata.log.segment.bytes=16777216
                metric.reporters=
                """.formatted(settings.endpoint().port(), settings.controllerPort(), data);
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

    private static boolean containsABroker(DataOutputStream request, DataInputStream response) throws IOException {
        // Metadata request, version 4: no client id, no topics, no topic creation.
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

    /**
     * The settings of a Kafka node.
     *
     * @param endpoint with the port for clients
     * @param jars the broker's class path, from {@link dev.kith.servers.process.ServerFiles}
     * @param folder of the data; created if it is missing
     * @param controllerPort of the node's connection to itself, on 127.0.0.1
     * @param jvmArguments in addition to the broker's own, such as those of an AOT cache
     */
    public record KafkaSettings(
            Endpoint endpoint, List<Path> jars, Path folder, int controllerPort, List<String> jvmArguments) {

        public KafkaSettings {
            jars = List.copyOf(jars);
            jvmArguments = List.copyOf(jvmArguments);
        }
    }
}
