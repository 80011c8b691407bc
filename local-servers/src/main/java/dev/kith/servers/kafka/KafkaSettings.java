package dev.kith.servers.kafka;

import dev.kith.servers.process.Endpoint;
import java.nio.file.Path;
import java.util.List;

/**
 * What one Kafka node is told.
 *
 * @param endpoint with the port of the clients
 * @param jars the broker's class path, as {@link dev.kith.servers.process.ServerFiles} finds it
 * @param folder where the data are kept; made if it is missing
 * @param controllerPort of the node's talk to itself, on 127.0.0.1
 * @param jvmArguments beyond the broker's own, such as an AOT cache's
 */
public record KafkaSettings(
        Endpoint endpoint, List<Path> jars, Path folder, int controllerPort, List<String> jvmArguments) {

    public KafkaSettings {
        jars = List.copyOf(jars);
        jvmArguments = List.copyOf(jvmArguments);
    }
}
