package dev.kith.fleet.kafka;

import java.nio.file.Path;
import java.util.List;

/**
 * What one Kafka node is told.
 *
 * @param jars the broker's class path, as {@link dev.kith.fleet.process.ServerFiles} finds it
 * @param folder where the data are kept; made if it is missing
 * @param log the file that the broker's output is appended to
 * @param port of the clients, on 127.0.0.1
 * @param controllerPort of the node's talk to itself, on 127.0.0.1
 * @param jvmArguments beyond the broker's own, such as an AOT cache's
 */
public record KafkaSettings(
        List<Path> jars, Path folder, Path log, int port, int controllerPort, List<String> jvmArguments) {

    public KafkaSettings {
        jars = List.copyOf(jars);
        jvmArguments = List.copyOf(jvmArguments);
    }
}
