package dev.kith.gateway.edge;

import org.springframework.cloud.gateway.config.HttpClientCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.LoopResources;

/**
 * One event loop for each processor, shared by clients and services. Reactor Netty would start at least four. On a
 * small machine requests and responses would then change threads more often, which costs more than all other work here.
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
    HttpClientCustomizer sharedLoops(LoopResources loops) {
        return http -> http.runOn(loops);
    }
}
