package dev.kith.fleet;

import dev.kith.fleet.home.FleetPorts;
import dev.kith.fleet.home.Home;
import dev.kith.servers.process.ServerFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * The build that a fleet runs from, and the home that it runs in.
 *
 * @param root the checkout
 * @param version of the build, which is part of the names of its jars
 */
public record Installation(Path root, String version, Home home, FleetPorts ports, Map<String, String> environment) {

    /** The installation that the script {@code kith} has found. */
    public static Installation current() {
        var root = Path.of(property("kith.root"));
        var environment = System.getenv();
        return new Installation(
                root, property("kith.version"), Home.of(environment, root), FleetPorts.of(environment), environment);
    }

    /** {@code KITH_JAVA_OPTIONS}, separated by spaces: options for the JVM of every service. */
    List<String> jvmOptions() {
        var options = environment.getOrDefault("KITH_JAVA_OPTIONS", "").strip();
        return options.isEmpty() ? List.of() : List.of(options.split("\\s+", -1));
    }

    Path jar(String module) {
        return root.resolve("%s/target/%s-%s.jar".formatted(module, module, version));
    }

    ServerFiles servers() {
        return ServerFiles.builtIn(root);
    }

    private static String property(String name) {
        var value = System.getProperty(name);
        if (value == null) {
            throw new IllegalStateException("%s is not set: start Kith by its script ./kith".formatted(name));
        }
        return value;
    }
}
