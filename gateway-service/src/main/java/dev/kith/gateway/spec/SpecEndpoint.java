package dev.kith.gateway.spec;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code /openapi.yaml}: the root of the repository's, put into the jar by the build. */
@Configuration(proxyBeanMethods = false)
class SpecEndpoint {

    // RFC 9512
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    @Bean
    RouterFunction<ServerResponse> openapi() throws IOException {
        // Not as a resource, which would be served in ranges, and its impossible ones refused without a problem.
        var spec = new ClassPathResource("fleet/openapi.yaml").getContentAsByteArray();
        return RouterFunctions.route()
                .GET(
                        "/openapi.yaml",
                        request -> ServerResponse.ok().contentType(YAML).bodyValue(spec))
                .build();
    }
}
