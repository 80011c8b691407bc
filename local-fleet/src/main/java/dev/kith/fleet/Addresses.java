package dev.kith.fleet;

import dev.kith.fleet.home.Ports;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Where the members of the fleet find each other. */
record Addresses(Ports ports, int postgresPort, int kafkaPort, List<ServiceLine> services) {

    private static final String HOST = "127.0.0.1";

    /** The same for every service: PostgreSQL, Kafka, and {@code <NAME>_SERVICE_URL} of all services. */
    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("DB_HOST", HOST);
        environment.put("DB_PORT", Integer.toString(ports.of(postgresPort)));
        environment.put("DB_SSLMODE", "disable");
        environment.put("KAFKA_BROKER", HOST + ":" + ports.of(kafkaPort));
        for (var service : services) {
            environment.put(
                    service.name().toUpperCase(Locale.ROOT) + "_SERVICE_URL",
                    "http://%s:%d".formatted(HOST, ports.of(service.port())));
        }
        return environment;
    }
}
