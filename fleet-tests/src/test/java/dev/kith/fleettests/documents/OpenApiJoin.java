package dev.kith.fleettests.documents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;

/**
 * Joins the services' specifications into one. The gateway's gives title, servers and security; of the others come
 * tags, paths and components. What two of them name alike must be alike.
 */
final class OpenApiJoin {

    static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head", "options");
    static final String FILE = "src/main/resources/openapi.yaml";

    private static final String HEAD = "# Joined from the services' own specifications; CONTRIBUTING.md says how.\n";
    private static final String FIRST = "gateway-service";

    /** What the gateway answers before a request has a path, and where it forwards one. */
    private static final List<String> OF_EVERY_REQUEST = List.of("400", "408", "431");

    private static final List<String> OF_FORWARDED_REQUESTS =
            List.of("400", "404", "405", "408", "413", "429", "431", "502", "503", "504");

    private OpenApiJoin() {}

    static String join(Path root) throws IOException {
        var services = services(root);
        services.values().forEach(OpenApiJoin::saySecurityOfEachOperation);
        var joined = new LinkedHashMap<String, Object>(services.remove(FIRST));
        addGatewayResponses(joined, OF_EVERY_REQUEST);
        for (var service : services.entrySet()) {
            addGatewayResponses(service.getValue(), OF_FORWARDED_REQUESTS);
            merge(service.getKey(), joined, service.getValue(), "tags");
            merge(service.getKey(), joined, service.getValue(), "paths");
            merge(service.getKey(), joined, service.getValue(), "components");
        }
        var paths = new TreeMap<>(section(joined, "paths"));
        joined.put("paths", paths);
        return "openapi: " + joined.remove("openapi") + "\n" + HEAD + yaml().dump(joined);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> section(Map<String, Object> document, String name) {
        return (Map<String, Object>) document.getOrDefault(name, Map.of());
    }

    static Map<String, Object> read(Path file) throws IOException {
        return yaml().load(Files.readString(file));
    }

    /** A document's {@code security} is the default of its operations; joined, each has to say its own. */
    private static void saySecurityOfEachOperation(Map<String, Object> document) {
        var security = document.remove("security");
        if (security == null) {
            return;
        }
        var paths = section(document, "paths");
        for (var path : paths.keySet()) {
            for (var operation : section(paths, path).values()) {
                if (operation instanceof Map<?, ?> one) {
                    @SuppressWarnings("unchecked")
                    var members = (Map<String, Object>) one;
                    // A copy: the same list twice would be written as an anchor and its alias.
                    members.putIfAbsent("security", yaml().load(yaml().dump(security)));
                }
            }
        }
    }

    /** A service need not know them. What it says of a status itself stays. */
    private static void addGatewayResponses(Map<String, Object> document, List<String> statuses) {
        var paths = section(document, "paths");
        for (var path : paths.keySet()) {
            var operations = section(paths, path);
            for (var method : operations.keySet()) {
                if (METHODS.contains(method)) {
                    var operation = section(operations, method);
                    var responses = new TreeMap<>(section(operation, "responses"));
                    statuses.forEach(status -> responses.putIfAbsent(
                            status, new TreeMap<>(Map.of("$ref", "#/components/responses/FromTheGateway"))));
                    operation.put("responses", responses);
                }
            }
        }
    }

    private static Map<String, Map<String, Object>> services(Path root) throws IOException {
        var specifications = new TreeMap<String, Map<String, Object>>();
        try (var modules = Files.newDirectoryStream(root, "*-service")) {
            for (var module : modules) {
                specifications.put(module.getFileName().toString(), read(module.resolve(FILE)));
            }
        }
        return specifications;
    }

    @SuppressWarnings("unchecked")
    private static void merge(String service, Map<String, Object> into, Map<String, Object> from, String name) {
        var added = from.get(name);
        var present = into.get(name);
        if (added == null) {
            return;
        }
        if (present == null || present.equals(added)) {
            into.put(name, added);
        } else if (present instanceof Map<?, ?> && added instanceof Map<?, ?> more) {
            var both = new LinkedHashMap<>((Map<String, Object>) present);
            more.keySet().forEach(key -> merge(service, both, (Map<String, Object>) more, (String) key));
            into.put(name, both);
        } else if (present instanceof List<?> list && added instanceof List<?> more) {
            var both = new ArrayList<Object>(list);
            more.stream().filter(element -> !both.contains(element)).forEach(both::add);
            into.put(name, both);
        } else {
            throw new AssertionError(service + " has another \"" + name + "\" than the specifications before it");
        }
    }

    private static Yaml yaml() {
        var options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setIndicatorIndent(2);
        options.setIndentWithIndicator(true);
        options.setWidth(140);
        options.setSplitLines(false);
        var representer = new Representer(options);
        representer.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        return new Yaml(new SafeConstructor(new LoaderOptions()), representer, options);
    }
}
