package dev.kith.fleet;

import dev.kith.fleet.home.Home;
import dev.kith.fleet.home.Ports;
import dev.kith.servers.process.ServerFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Where a fleet runs, and from which build.
 *
 * @param root the checkout
 * @param version of the build, as in the names of its jars
 */
public record Site(Path root, String version, Home home, Ports ports, Map<String, String> environment) {

    /** The site that the script {@code kith} has found. */
    public static Site ofThisProcess() {
        var root = Path.of(property("kith.root"));
        var environment = System.getenv();
        return new Site(root, property("kith.version"), Home.of(environment, root), Ports.of(environment), environment);
    }

    /** {@code KITH_JAVA_OPTIONS}, between spaces: options for the JVM of every service. */
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
