package dev.kith.fleet;

import dev.kith.fleet.home.Ports;
import dev.kith.fleet.springboot.Service;
import dev.kith.fleet.springboot.ServiceSettings;
import dev.kith.servers.process.Endpoint;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A service's line in {@link Fleet}.
 *
 * @param name module {@code <name>-service}, database and role {@code <name>_db}
 * @param port of the first instance
 * @param callsEveryInstance whether it spreads over the instances of the others, instead of calling the first
 * @param yields whether other components go first where processors are scarce
 * @param secrets names of the secrets that it alone gets
 * @param defaults settings that the person's own environment may override
 */
record ServiceLine(
        String name,
        int port,
        boolean hasDatabase,
        boolean callsEveryInstance,
        boolean yields,
        List<String> secrets,
        Map<String, Function<Site, String>> defaults) {

    /** More than there are services, so that the ports of instances lie between each other's. */
    private static final int INSTANCE_STEP = 10;

    static ServiceLine service(String name, int port) {
        return new ServiceLine(name, port, true, false, false, List.of(), Map.of());
    }

    /** What stands in front of the others. */
    static ServiceLine front(String name, int port) {
        return new ServiceLine(name, port, false, true, false, List.of(), Map.of());
    }

    ServiceLine yielding() {
        return new ServiceLine(name, port, hasDatabase, callsEveryInstance, true, secrets, defaults);
    }

    ServiceLine secret(String secret) {
        var more = Stream.concat(secrets.stream(), Stream.of(secret)).toList();
        return new ServiceLine(name, port, hasDatabase, callsEveryInstance, yields, more, defaults);
    }

    ServiceLine unlessSet(String variable, String value) {
        return unlessSet(variable, site -> value);
    }

    ServiceLine unlessSet(String variable, Function<Site, String> value) {
        var more = new HashMap<>(defaults);
        more.put(variable, value);
        return new ServiceLine(name, port, hasDatabase, callsEveryInstance, yields, secrets, Map.copyOf(more));
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

    Service toService(Site site, Addresses addresses, int instance) {
        var home = site.home();
        var instanceName = instance == 1 ? name : name + "-" + instance;
        return new Service(new ServiceSettings(
                new Endpoint(instanceName, site.ports().of(port(instance)), home.log(instanceName)),
                site.jar(name + "-service"),
                home.cache(),
                instance == 1,
                yields,
                site.jvmOptions(),
                environment(site, addresses, site.ports().of(port(instance)))));
    }

    private Map<String, String> environment(Site site, Addresses addresses, int port) {
        var environment = new HashMap<String, String>();
        defaults.forEach((variable, value) -> environment.put(variable, value.apply(site)));
        environment.keySet().removeAll(site.environment().keySet());
        environment.putAll(addresses.environment());
        if (callsEveryInstance) {
            environment.putAll(addresses.everyInstance());
        }
        environment.put("PORT", Integer.toString(port));
        environment.put("MANAGEMENT_PORT", Integer.toString(Ports.management(port)));
        environment.put("SERVER_ADDRESS", "127.0.0.1");
        var kept = site.home().secrets();
        environment.put("INTERNAL_SECRET", kept.get("INTERNAL_SECRET"));
        secrets.forEach(secret -> environment.put(secret, kept.get(secret)));
        if (hasDatabase) {
            environment.put("DB_NAME", databaseName());
            environment.put("DB_USER", databaseName());
            environment.put("DB_PASSWORD", kept.get(databasePasswordName()));
        }
        return environment;
    }
}
