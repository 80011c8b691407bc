package dev.kith.gateway.edge;

import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/**
 * One event loop for each processor, for clients and services alike. Reactor Netty would take at least four: on a small
 * machine a request and its answer then more often go from thread to thread, which costs the gateway more than anything
 * that it does itself.
 */
@Configuration(proxyBeanMethods = false)
class EventLoops {

    @Bean(destroyMethod = "dispose")
    LoopResources loops() {
        return LoopResources.create("gateway", Runtime.getRuntime().availableProcessors(), true);
    }

    @Bean
    ReactorResourceFactory reactorResourceFactory(LoopResources loops) {
        var resources = new ReactorResourceFactory();
        resources.setUseGlobalResources(false);
        resources.setLoopResources(loops);
        return resources;
    }

    @Bean
    HttpClientCustomizer onTheSameLoops(LoopResources loops) {
        return http -> http.runOn(loops);
    }
}
