package dev.kith.fleet;

import dev.kith.fleet.springboot.Service;
import dev.kith.fleet.springboot.ServiceSettings;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A service's line in {@link Fleet}.
 *
 * @param name module {@code <name>-service}, database and role {@code <name>_db}
 * @param secrets names of the secrets that it alone gets
 * @param defaults settings that the person's own environment may override
 */
record ServiceLine(String name, int port, boolean hasDatabase, List<String> secrets, Map<String, String> defaults) {

    static ServiceLine service(String name, int port) {
        return new ServiceLine(name, port, false, List.of(), Map.of());
    }

    ServiceLine database() {
        return new ServiceLine(name, port, true, secrets, defaults);
    }

    ServiceLine secret(String secret) {
        return new ServiceLine(
                name,
                port,
                hasDatabase,
                Stream.concat(secrets.stream(), Stream.of(secret)).toList(),
                defaults);
    }

    ServiceLine unlessSet(String variable, String value) {
        var more = new HashMap<>(defaults);
        more.put(variable, value);
        return new ServiceLine(name, port, hasDatabase, secrets, Map.copyOf(more));
    }

    String databaseName() {
        return name + "_db";
    }

    String databasePasswordName() {
        return "DB_%s_PASSWORD".formatted(name.toUpperCase(Locale.ROOT));
    }

    Service toService(Site site, Addresses addresses) {
        var home = site.home();
        return new Service(new ServiceSettings(
                name,
                site.ports().of(port),
                site.jar(name + "-service"),
                home.log(name),
                home.cache(),
                site.jvmOptions(),
                environment(site, addresses)));
    }

    private Map<String, String> environment(Site site, Addresses addresses) {
        var environment = new HashMap<>(defaults);
        environment.keySet().removeAll(site.environment().keySet());
        environment.putAll(addresses.environment());
        environment.put("PORT", Integer.toString(site.ports().of(port)));
        environment.put("MANAGEMENT_PORT", Integer.toString(site.ports().management(port)));
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
