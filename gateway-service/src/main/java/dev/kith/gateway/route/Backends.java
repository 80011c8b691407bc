package dev.kith.gateway.route;

import dev.kith.http.settings.InvalidSettingException;
import java.net.URI;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are. One without a URL is not deployed: its paths do not exist, and nobody's health depends on it.
 *
 * @param backends for each service the absolute {@code http} or {@code https} URLs of its instances, without a path,
 *     separated by commas; blank for none
 */
@ConfigurationProperties("kith.gateway")
public record Backends(Map<Backend, String> backends) {

    public Backends {
        backends = Map.copyOf(backends);
        parse(backends);
    }

    /** The instances of each service that is deployed, in the order of the setting. */
    public Map<Backend, List<URI>> urls() {
        return parse(backends);
    }

    boolean has(Backend backend) {
        return !backends.getOrDefault(backend, "").isBlank();
    }

    private static Map<Backend, List<URI>> parse(Map<Backend, String> backends) {
        var urls = new EnumMap<Backend, List<URI>>(Backend.class);
        backends.forEach((backend, text) -> {
            if (!text.isBlank()) {
                urls.put(backend, parse(backend, text));
            }
        });
        return urls;
    }

    private static List<URI> parse(Backend backend, String text) {
        return Stream.of(text.split(",", -1))
                .map(url -> checked(backend, url.strip()))
                .distinct()
                .toList();
    }

    private static URI checked(Backend backend, String url) {
        var uri = URI.create(url);
        var isBase = uri.getHost() != null
                && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                && uri.getRawQuery() == null;
        if (!isBase) {
            throw InvalidSettingException.of(backend + "_SERVICE_URL", url, "a URL such as http://localhost:8081");
        }
        return uri;
    }
}
