package dev.kith.auth;

import dev.kith.test.OpenApi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** {@link Api} compares each answer with the specification. */
@AuthServiceTest
class SpecificationIntegrationTests {

    @Autowired
    private RequestMappingHandlerMapping mappings;

    @Test
    void describesEveryEndpointAndNoOther() {
        OpenApi.of("openapi.yaml").assertCoversExactly(mappings);
    }
}
