package dev.kith.gateway.route;

import dev.kith.http.settings.InvalidSettingException;
import java.net.URI;
import java.util.EnumMap;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where the services are. One without a URL is not deployed: its paths do not exist, and nobody's health depends on it.
 *
 * @param backends for each service an absolute {@code http} or {@code https} URL without a path; blank for none
 */
@ConfigurationProperties("kith")
public record Backends(Map<Backend, String> backends) {

    public Backends {
        var given = new EnumMap<Backend, String>(Backend.class);
        backends.forEach((backend, url) -> {
            if (!url.isBlank()) {
                given.put(backend, checked(backend, url.strip()));
            }
        });
        backends = Map.copyOf(given);
    }

    public Map<Backend, URI> urls() {
        var urls = new EnumMap<Backend, URI>(Backend.class);
        backends.forEach((backend, url) -> urls.put(backend, URI.create(url)));
        return urls;
    }

    boolean has(Backend backend) {
        return backends.containsKey(backend);
    }

    private static String checked(Backend backend, String url) {
        var uri = URI.create(url);
        var isBase = uri.getHost() != null
                && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
                && uri.getRawQuery() == null;
        if (!isBase) {
            throw InvalidSettingException.of(backend + "_SERVICE_URL", url, "a URL such as http://localhost:8081");
        }
        return url;
    }
}
