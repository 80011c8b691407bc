package dev.kith.gateway.edge;

import java.io.IOException;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** {@code /openapi.yaml}: the file of the repository, which the build puts into the jar. */
@Configuration(proxyBeanMethods = false)
class SpecEndpoint {

    // RFC 9512
    private static final MediaType YAML = MediaType.parseMediaType("application/yaml");

    @Bean
    RouterFunction<ServerResponse> openapi() throws IOException {
        // Not served as a resource: that would support ranges, and refuse a bad range without a problem.
        var spec = new ClassPathResource("fleet/openapi.yaml").getContentAsByteArray();
        return RouterFunctions.route()
                .GET(
                        "/openapi.yaml",
                        request -> ServerResponse.ok().contentType(YAML).bodyValue(spec))
                .build();
    }
}
