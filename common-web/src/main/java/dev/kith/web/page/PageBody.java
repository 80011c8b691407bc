package dev.kith.web.page;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Writes a {@link Page} as the array of its items, and a {@code Link} (RFC 8288) to the next page. */
@ControllerAdvice
final class PageBody implements ResponseBodyAdvice<Object> {

    @Override
    public boolean supports(MethodParameter returnType, Class<? extends HttpMessageConverter<?>> converterType) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter returnType,
            MediaType contentType,
            Class<? extends HttpMessageConverter<?>> converterType,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (!(body instanceof Page<?> page)) {
            return body;
        }
        if (request instanceof ServletServerHttpRequest servlet) {
            PageRoomInterceptor.reservation(servlet.getServletRequest())
                    .ifPresent(reservation -> reservation.write(page.bytes()));
        }
        if (page.next() != null) {
            response.getHeaders().add(HttpHeaders.LINK, "<" + next(request.getURI(), page.next()) + ">; rel=\"next\"");
        }
        return page.items();
    }

    // Without scheme and host: a service behind the gateway does not know the public ones.
    private static String next(URI requested, Cursor cursor) {
        var others = requested.getRawQuery() == null
                ? Stream.<String>empty()
                : Arrays.stream(requested.getRawQuery().split("&"))
                        .filter(parameter -> !parameter.split("=", 2)[0].equals(PageRequest.CURSOR));
        return requested.getRawPath()
                + Stream.concat(others, Stream.of(PageRequest.CURSOR + "=" + cursor.encode()))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
