package dev.kith.fleet;

import dev.kith.fleet.home.Ports;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the members of the fleet find each other. */
record Addresses(Ports ports, int postgresPort, int kafkaPort, List<ServiceLine> services, Replicas replicas) {

    private static final String HOST = "127.0.0.1";

    /** PostgreSQL, Kafka, and as {@code <NAME>_SERVICE_URL} the first instance of each service. */
    Map<String, String> environment() {
        var environment = new HashMap<String, String>();
        environment.put("DB_HOST", HOST);
        environment.put("DB_PORT", Integer.toString(ports.of(postgresPort)));
        environment.put("DB_SSLMODE", "disable");
        environment.put("KAFKA_BROKER", HOST + ":" + ports.of(kafkaPort));
        services.forEach(service -> environment.put(variable(service), url(service, 1)));
        return environment;
    }

    /** As {@code <NAME>_SERVICE_URL} all instances of each service, which the gateway alone understands. */
    Map<String, String> everyInstance() {
        return services.stream()
                .collect(Collectors.toMap(
                        Addresses::variable,
                        service -> replicas.instances(service.name())
                                .mapToObj(instance -> url(service, instance))
                                .collect(Collectors.joining(","))));
    }

    private String url(ServiceLine service, int instance) {
        return "http://%s:%d".formatted(HOST, ports.of(service.port(instance)));
    }

    private static String variable(ServiceLine service) {
        return service.name().toUpperCase(Locale.ROOT) + "_SERVICE_URL";
    }
}
