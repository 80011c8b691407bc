package dev.kith.gateway.forwarding;

import java.util.Locale;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Takes out of a service's answer what the gateway says itself: the request id, and which pages may read the answer.
 */
@Component
class ResponseHeaders implements HttpHeadersFilter {

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders answered, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        answered.forEach((name, values) -> {
            if (!isOurs(name.toLowerCase(Locale.ROOT))) {
                headers.addAll(name, values);
            }
        });
        return headers;
    }

    private static boolean isOurs(String name) {
        return name.startsWith("access-control-") || name.equals("x-request-id");
    }
}
