package dev.kith.web.json;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.http.converter.autoconfigure.ServerHttpMessageConvertersCustomizer;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.ResolvableType;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.accept.ContentNegotiationStrategy;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

@AutoConfiguration
class JsonAutoConfiguration {

    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder -> builder
                // The contract: one value is read, and the rest of the body is ignored.
                .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                // A wrong type is an error: "1" for 1, 1 for "1", 1.5 for 1, or "" for null.
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .withCoercionConfigDefaults(
                        types -> types.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail))
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                                .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
                .addModule(new SimpleModule("kith-times")
                        .addSerializer(Instant.class, new InstantJson.Serializer())
                        .addDeserializer(Instant.class, new InstantJson.Deserializer()));
    }

    // The contract ignores Accept. Spring would check it after the work is committed, and the client would lose the
    // response: its refresh token would be spent, and it would not get the new one.
    @Bean
    WebMvcConfigurer ignoredAcceptHeader() {
        return new WebMvcConfigurer() {
            @Override
            public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
                negotiation.strategies(List.of(request -> ContentNegotiationStrategy.MEDIA_TYPE_ALL_LIST));
            }
        };
    }

    @Bean
    ServerHttpMessageConvertersCustomizer jsonOfAnyContentType(JsonMapper mapper) {
        return converters -> converters.withJsonConverter(new AnyTypeJsonConverter(mapper));
    }

    /**
     * Reads a body as JSON for any {@code Content-Type}, because clients send none or another. If a handler
     * {@code consumes} certain types, Spring checks that before and still answers 415.
     *
     * <p>The body must be UTF-8 (RFC 8259, section 8.1). Jackson takes an overlong form of a character (RFC 3629,
     * section 10) for the character, so what a filter in front of Kith has read would not be what is stored.
     */
    private static final class AnyTypeJsonConverter extends JacksonJsonHttpMessageConverter {

        AnyTypeJsonConverter(JsonMapper mapper) {
            super(mapper);
        }

        @Override
        public boolean canRead(ResolvableType type, @Nullable MediaType contentType) {
            return super.canRead(type, MediaType.APPLICATION_JSON);
        }

        @Override
        public Object read(ResolvableType type, HttpInputMessage message, @Nullable Map<String, Object> hints)
                throws IOException {
            var body = message.getBody().readAllBytes();
            try {
                StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            } catch (CharacterCodingException malformed) {
                throw new ProblemException(ProblemType.INVALID_REQUEST, "the body is not UTF-8");
            }
            return super.read(type, new ReadBody(message.getHeaders(), new ByteArrayInputStream(body)), hints);
        }

        /** A message whose body was read already. */
        private record ReadBody(HttpHeaders getHeaders, InputStream getBody) implements HttpInputMessage {}
    }
}
