package dev.kith.web.json;

import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a body as JSON whatever its {@code Content-Type} says, because clients send none or another. Where a handler
 * {@code consumes} a certain type, Spring has compared it before, and 415 stays 415.
 */
final class AnyTypeJsonConverter extends JacksonJsonHttpMessageConverter {

    AnyTypeJsonConverter(JsonMapper mapper) {
        super(mapper);
    }

    @Override
    public boolean canRead(ResolvableType type, @Nullable MediaType contentType) {
        return super.canRead(type, MediaType.APPLICATION_JSON);
    }
}
