package dev.kith.gateway.client;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrustedProxies.class)
class ClientConfiguration {

    @Bean
    Clients clients(TrustedProxies proxies) {
        return new Clients(proxies);
    }
}
