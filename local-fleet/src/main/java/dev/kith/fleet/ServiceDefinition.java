package dev.kith.fleet;

import dev.kith.fleet.home.FleetPorts;
import dev.kith.fleet.springboot.Service;
import dev.kith.fleet.springboot.Service.ServiceSettings;
import dev.kith.servers.process.Component.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A service of the {@link Fleet}.
 *
 * @param name module {@code <name>-service}, database and role {@code <name>_db}
 * @param port of the first instance
 * @param callsEveryInstance whether it spreads its calls over the instances of other services, instead of calling the
 *     first one
 * @param yields whether other components go first where processors are scarce
 * @param secrets names of the secrets that only this service gets
 * @param defaults settings that the user's own environment may override
 */
record ServiceDefinition(
        String name,
        int port,
        boolean hasDatabase,
        boolean callsEveryInstance,
        boolean yields,
        List<String> secrets,
        Map<String, Function<Installation, String>> defaults) {

    private static final String HOST = "127.0.0.1";

    /** Larger than the number of services, so that the ports of instances do not collide. */
    private static final int INSTANCE_STEP = 10;

    static ServiceDefinition service(String name, int port) {
        return new ServiceDefinition(name, port, true, false, false, List.of(), Map.of());
    }

    /** The service in front of the others. */
    static ServiceDefinition front(String name, int port) {
        return new ServiceDefinition(name, port, false, true, false, List.of(), Map.of());
    }

    ServiceDefinition yielding() {
        return new ServiceDefinition(name, port, hasDatabase, callsEveryInstance, true, secrets, defaults);
    }

    ServiceDefinition secret(String secret) {
        var more = Stream.concat(secrets.stream(), Stream.of(secret)).toList();
        return new ServiceDefinition(name, port, hasDatabase, callsEveryInstance, yields, more, defaults);
    }

    ServiceDefinition unlessSet(String variable, String value) {
        return unlessSet(variable, installation -> value);
    }

    ServiceDefinition unlessSet(String variable, Function<Installation, String> value) {
        var more = new HashMap<>(defaults);
        more.put(variable, value);
        return new ServiceDefinition(name, port, hasDatabase, callsEveryInstance, yields, secrets, Map.copyOf(more));
    }

    String databaseName() {
        return name + "_db";
    }

    String databasePasswordName() {
        return "DB_%s_PASSWORD".formatted(name.toUpperCase(Locale.ROOT));
    }

    /** The port of the instance with this number, from 1. */
    int port(int instance) {
        return port + (instance - 1) * INSTANCE_STEP;
    }

    Service toService(Installation installation, ComponentAddresses addresses, int instance) {
        var home = installation.home();
        var instanceName = instance == 1 ? name : name + "-" + instance;
        var instancePort = installation.ports().of(port(instance));
        return new Service(new ServiceSettings(
                new Endpoint(instanceName, instancePort, home.log(instanceName)),
                installation.jar(name + "-service"),
                home.cache(),
                instance == 1,
                yields,
                installation.jvmOptions(),
                environment(installation, addresses, instancePort)));
    }

    private Map<String, String> environment(Installation installation, ComponentAddresses addresses, int port) {
        var environment = new HashMap<String, String>();
        defaults.forEach((variable, value) -> environment.put(variable, value.apply(installation)));
        environment.keySet().removeAll(installation.environment().keySet());
        environment.putAll(addresses.environment(callsEveryInstance));
        environment.put("PORT", Integer.toString(port));
        environment.put("MANAGEMENT_PORT", Integer.toString(FleetPorts.management(port)));
        environment.put("SERVER_ADDRESS", HOST);
        var values = installation.home().secrets();
        environment.put("INTERNAL_SECRET", values.get("INTERNAL_SECRET"));
        secrets.forEach(secret -> environment.put(secret, values.get(secret)));
        if (hasDatabase) {
            environment.put("DB_NAME", databaseName());
            environment.put("DB_USER", databaseName());
            environment.put("DB_PASSWORD", values.get(databasePasswordName()));
        }
        return environment;
    }

    /** The addresses that every service gets. */
    record ComponentAddresses(
            FleetPorts ports, int postgresPort, int kafkaPort, List<ServiceDefinition> services, Replicas replicas) {

        /**
         * PostgreSQL, Kafka, and as {@code <NAME>_SERVICE_URL} each service.
         *
         * @param everyInstance whether the URLs of all instances are given, separated by commas, or only the first
         */
        private Map<String, String> environment(boolean everyInstance) {
            var environment = new HashMap<String, String>();
            environment.put("DB_HOST", HOST);
            environment.put("DB_PORT", Integer.toString(ports.of(postgresPort)));
            environment.put("DB_SSLMODE", "disable");
            environment.put("KAFKA_BROKER", HOST + ":" + ports.of(kafkaPort));
            for (var service : services) {
                var urls = replicas.instances(service.name())
                        .limit(everyInstance ? Long.MAX_VALUE : 1)
                        .mapToObj(instance -> "http://%s:%d".formatted(HOST, ports.of(service.port(instance))))
                        .collect(Collectors.joining(","));
                environment.put(service.name().toUpperCase(Locale.ROOT) + "_SERVICE_URL", urls);
            }
            return environment;
        }
    }
}
