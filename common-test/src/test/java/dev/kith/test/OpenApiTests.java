package dev.kith.test;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.StaticWebApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class OpenApiTests {

    private static final String NOTE = """
            {"id": "01997c2f-9f5e-7c3a-8f43-4f6c9d1d2a10", "text": "hello"}""";

    private final OpenApi spec = OpenApi.of("notes.yaml");

    @Nested
    class Coverage {

        @Test
        void acceptsEndpointsThatAreAllDescribed() {
            assertThatCode(() -> spec.assertCoversExactly(mappings(Complete.class)))
                    .doesNotThrowAnyException();
        }

        @Test
        void refusesADescriptionWithoutEndpoint() {
            assertThatThrownBy(() -> spec.assertCoversExactly(mappings(Incomplete.class)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("DELETE /api/notes/{}");
        }

        @Test
        void refusesAnEndpointWithoutDescription() {
            assertThatThrownBy(() -> spec.assertCoversExactly(mappings(Complete.class, Undescribed.class)))
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("GET /api/notes/secret");
        }
    }

    @Nested
    class Answers {

        @Test
        void mayBeAsDescribed() {
            accepts("GET", "/api/notes/", 200, "application/json", "[" + NOTE + "]");
            accepts("GET", "/api/notes/", 200, "application/json;charset=UTF-8", "[]");
            accepts("POST", "/api/notes/", 409, "application/problem+json", "{\"status\": 409}");
            accepts("DELETE", "/api/notes/1", 204, null, "");
            accepts("GET", "/api/notes/1", 200, "image/png", "PNG");
            accepts("GET", "/api/notes/1", 200, null, "");
        }

        @Test
        void mayNotLackAMember() {
            refuses("GET", "/api/notes/", 200, "application/json", "[{\"text\": \"x\"}]", "required property 'id'");
        }

        @Test
        void mayNotHaveAMemberOfAnotherTypeOrFormat() {
            refuses("GET", "/api/notes/", 200, "application/json", NOTE, "array expected");
            refuses("GET", "/api/notes/", 200, "application/json", "[{\"id\": \"7\", \"text\": \"x\"}]", "uuid");
        }

        @Test
        void mayNotBreakASchemaThatIsReferredToFromAnother() {
            var nested = "[{\"id\": \"01997c2f-9f5e-7c3a-8f43-4f6c9d1d2a10\", \"text\": \"x\", \"parent\": {}}]";
            refuses("GET", "/api/notes/", 200, "application/json", nested, "parent");
        }

        @Test
        void mayNotHaveAnotherMediaType() {
            refuses("GET", "/api/notes/", 200, "text/html", "<p>", "text/html");
            refuses("GET", "/api/notes/", 200, null, "[]", "null");
        }

        @Test
        void mayNotHaveABodyWhereNoneIsDescribedNorTheReverse() {
            refuses("DELETE", "/api/notes/1", 204, "application/json", "{}", "expected one of []");
            refuses("GET", "/api/notes/", 200, null, "", "no body, expected application/json");
        }

        @Test
        void mayNotLackARequiredHeader() {
            refuses("POST", "/api/notes/", 201, "application/json", NOTE, "the header Location is missing");
        }

        @Test
        void mayNotHaveAStatusThatIsNotDescribed() {
            refuses("GET", "/api/notes/", 500, "application/json", "{}", "describes no answer 500 of GET /api/notes/");
        }

        @Test
        void mayNotComeFromAnOperationThatIsNotDescribed() {
            refuses("PUT", "/api/notes/", 200, "application/json", "{}", "describes no PUT /api/notes/");
            refuses("GET", "/api/notes/1/2", 200, "application/json", "{}", "describes no GET /api/notes/1/2");
        }
    }

    private void accepts(String method, String path, int status, String type, String body) {
        assertThatCode(() -> spec.assertConforms(method, path, status, headers(type), body.getBytes(UTF_8)))
                .doesNotThrowAnyException();
    }

    private void refuses(String method, String path, int status, String type, String body, String reason) {
        assertThatThrownBy(() -> spec.assertConforms(method, path, status, headers(type), body.getBytes(UTF_8)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining(reason);
    }

    private static HttpHeaders headers(String type) {
        var headers = new HttpHeaders();
        if (type != null) {
            headers.set(HttpHeaders.CONTENT_TYPE, type);
        }
        return headers;
    }

    private static RequestMappingHandlerMapping mappings(Class<?>... controllers) {
        var context = new StaticWebApplicationContext();
        for (var controller : controllers) {
            context.registerSingleton(controller.getName(), controller);
        }
        var mappings = new RequestMappingHandlerMapping();
        mappings.setApplicationContext(context);
        mappings.afterPropertiesSet();
        return mappings;
    }

    @RestController
    static class Complete extends Incomplete {
        @DeleteMapping("/api/notes/{note}")
        void delete() {}
    }

    @RestController
    static class Incomplete {
        @GetMapping("/api/notes/")
        void list() {}

        @PostMapping("/api/notes/**")
        void create() {}

        @GetMapping("/api/notes/{id}")
        void picture() {}

        @GetMapping("/health")
        void health() {}
    }

    @RestController
    static class Undescribed {
        @GetMapping("/api/notes/secret")
        void secret() {}
    }
}
