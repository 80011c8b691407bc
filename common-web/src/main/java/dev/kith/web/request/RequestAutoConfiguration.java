package dev.kith.web.request;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties(RequestProperties.class)
class RequestAutoConfiguration {

    @Bean
    FilterRegistrationBean<RequestId.Filter> requestIdFilter() {
        return FilterOrder.REQUEST_ID.register(new RequestId.Filter());
    }

    @Bean
    FilterRegistrationBean<BoundedRequest.Filter> bodyFilter(RequestProperties properties) {
        return FilterOrder.BODY.register(new BoundedRequest.Filter(properties));
    }
}
