package dev.kith.auth;

import dev.kith.test.OpenApi;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** That answers are as described is checked by {@link Api} on each of them. */
@AuthServiceTest
class SpecificationIntegrationTests {

    @Autowired
    private RequestMappingHandlerMapping mappings;

    @Test
    void describesEveryEndpointAndNoOther() {
        OpenApi.of("openapi.yaml").assertCoversExactly(mappings);
    }
}
