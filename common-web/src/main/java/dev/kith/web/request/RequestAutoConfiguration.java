package dev.kith.web.request;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;

@AutoConfiguration
@EnableConfigurationProperties(RequestProperties.class)
class RequestAutoConfiguration {

    @Bean
    FilterRegistrationBean<RequestIdFilter> requestIdFilter() {
        return FilterOrder.REQUEST_ID.register(new RequestIdFilter());
    }

    @Bean
    FilterRegistrationBean<BodyFilter> bodyFilter(RequestProperties properties) {
        return FilterOrder.BODY.register(new BodyFilter(properties));
    }
}
