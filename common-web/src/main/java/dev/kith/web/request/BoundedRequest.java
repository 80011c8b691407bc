package dev.kith.web.request;

import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;

/**
 * A request whose body is bounded and never a form.
 *
 * <p>{@code curl -d} sends JSON as {@code application/x-www-form-urlencoded}; Spring would then take the body apart as
 * a form's fields and put it together again, which breaks it. Kith has no forms, so such a body has no type; nor has
 * one whose type is no media type, or a range of them.
 */
final class BoundedRequest extends HttpServletRequestWrapper {

    private final DataSize limit;
    private @Nullable ServletInputStream body;

    BoundedRequest(HttpServletRequest request, DataSize limit) {
        super(request);
        this.limit = limit;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        if (body == null) {
            body = new BoundedBody(super.getInputStream(), getContentLengthLong(), limit);
        }
        return body;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        var encoding = getCharacterEncoding();
        var charset = encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    @Override
    public @Nullable String getContentType() {
        return hidesType() ? null : super.getContentType();
    }

    @Override
    public @Nullable String getHeader(String name) {
        return hides(name) ? null : super.getHeader(name);
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return hides(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
    }

    private boolean hides(String header) {
        return HttpHeaders.CONTENT_TYPE.equalsIgnoreCase(header) && hidesType();
    }

    private boolean hidesType() {
        var type = super.getContentType();
        try {
            return type != null && isNone(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException malformed) {
            return true;
        }
    }

    private static boolean isNone(MediaType type) {
        return MediaType.APPLICATION_FORM_URLENCODED.includes(type) || !type.isConcrete();
    }
}
