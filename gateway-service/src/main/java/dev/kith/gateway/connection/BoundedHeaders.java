package dev.kith.gateway.connection;

import io.netty.handler.codec.http.DefaultHttpHeaders;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.TooLongHttpHeaderException;

/**
 * Makes headers that refuse to become too many. Netty bounds only their bytes, and a header of two bytes on the wire
 * takes about 80 in memory.
 *
 * @param max how many header lines of a request, or trailer lines of its body
 */
record BoundedHeaders(DefaultHttpHeadersFactory names, int max) implements HttpHeadersFactory {

    @Override
    public HttpHeaders newHeaders() {
        return new Bounded();
    }

    @Override
    public HttpHeaders newEmptyHeaders() {
        return new Bounded();
    }

    private final class Bounded extends DefaultHttpHeaders {

        private int lines;

        Bounded() {
            super(names.getNameValidator(), names.getValueValidator());
        }

        @Override
        public HttpHeaders add(CharSequence name, Object value) {
            if (++lines > max) {
                throw new TooLongHttpHeaderException("more than %d header lines".formatted(max));
            }
            return super.add(name, value);
        }

        @Override
        public HttpHeaders add(String name, Object value) {
            return add((CharSequence) name, value);
        }
    }
}
