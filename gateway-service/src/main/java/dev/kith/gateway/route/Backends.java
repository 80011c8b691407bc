package dev.kith.gateway.route;

import dev.kith.gateway.GatewayProperties;
import dev.kith.http.settings.InvalidSettingException;
import java.net.URI;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The deployed services. The paths of a service without a URL do not exist, and {@code /health} leaves it out. */
@Component
public final class Backends {

    private final Map<Backend, List<URI>> urls;

    Backends(GatewayProperties properties) {
        var parsed = new EnumMap<Backend, List<URI>>(Backend.class);
        properties.backends().forEach((backend, text) -> {
            if (!text.isBlank()) {
                parsed.put(backend, parse(backend, text));
            }
        });
        this.urls = Collections.unmodifiableMap(parsed);
    }

    /** The instances of each deployed service, in the order of the setting. */
    public Map<Backend, List<URI>> urls() {
        return urls;
    }

    boolean contains(Backend backend) {
        return urls.containsKey(backend);
    }

    private static List<URI> parse(Backend backend, String text) {
        return Stream.of(text.split(",", -1))
                .map(url -> requireBase(backend, url.strip()))
                .distinct()
                .toList();
    }

    private static URI requireBase(Backend backend, String url) {
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
