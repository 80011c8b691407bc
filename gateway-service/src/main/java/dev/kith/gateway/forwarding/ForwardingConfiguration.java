package dev.kith.gateway.forwarding;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ForwardingProperties.class)
class ForwardingConfiguration {

    // Not Gateway's own response-timeout: that one begins with the request, and so would end a slow upload.
    @Bean
    HttpClientCustomizer responseTimeout(ForwardingProperties timeouts) {
        return http -> http.responseTimeout(timeouts.response());
    }
}
