package dev.kith.web.request;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
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
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A request whose body is limited, and is never a form.
 *
 * <p>{@code curl -d} sends JSON as {@code application/x-www-form-urlencoded}. Spring would parse such a body as a form
 * and write it again, which breaks it. Kith has no forms, so this type is hidden; so is a type that is malformed or a
 * range.
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
            return type != null && isIgnored(MediaType.parseMediaType(type));
        } catch (InvalidMediaTypeException malformed) {
            return true;
        }
    }

    private static boolean isIgnored(MediaType type) {
        return MediaType.APPLICATION_FORM_URLENCODED.includes(type) || !type.isConcrete();
    }

    /** Ends the request with 413 if the body is too long: by {@code Content-Length}, or while it is read. */
    private static final class BoundedBody extends ServletInputStream {

        private final ServletInputStream stream;
        private final DataSize limit;
        private long left;

        BoundedBody(ServletInputStream stream, long contentLength, DataSize limit) {
            this.stream = stream;
            this.limit = limit;
            this.left = limit.toBytes();
            if (contentLength > left) {
                throw tooLarge();
            }
        }

        @Override
        public int read() throws IOException {
            var value = stream.read();
            if (value >= 0) {
                count(1);
            }
            return value;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            var read = stream.read(buffer, offset, length);
            if (read > 0) {
                count(read);
            }
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw tooLarge();
            }
        }

        private ProblemException tooLarge() {
            return new ProblemException(
                    ProblemType.CONTENT_TOO_LARGE, "the body has more than %d bytes".formatted(limit.toBytes()));
        }

        @Override
        public boolean isFinished() {
            return stream.isFinished();
        }

        @Override
        public boolean isReady() {
            return stream.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            stream.setReadListener(listener);
        }
    }

    /** Wraps every request. */
    static final class Filter extends OncePerRequestFilter {

        private final RequestProperties limits;

        Filter(RequestProperties limits) {
            this.limits = limits;
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            chain.doFilter(new BoundedRequest(request, limits.maxBodyAt(request.getRequestURI())), response);
        }
    }
}
