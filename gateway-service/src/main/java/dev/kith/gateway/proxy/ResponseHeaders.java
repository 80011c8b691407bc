package dev.kith.gateway.proxy;

import java.util.Locale;
import org.springframework.cloud.gateway.filter.headers.HttpHeadersFilter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/** Removes the headers from a service's response that the gateway sets itself: the request id and those of CORS. */
@Component
class ResponseHeaders implements HttpHeadersFilter {

    @Override
    public boolean supports(Type type) {
        return type == Type.RESPONSE;
    }

    @Override
    public HttpHeaders filter(HttpHeaders received, ServerWebExchange exchange) {
        var headers = new HttpHeaders();
        received.forEach((name, values) -> {
            if (!isSetByGateway(name.toLowerCase(Locale.ROOT))) {
                headers.addAll(name, values);
            }
        });
        return headers;
    }

    private static boolean isSetByGateway(String name) {
        return name.startsWith("access-control-") || name.equals("x-request-id");
    }
}
