package dev.kith.web.identity;

import dev.kith.http.identity.IdentityTokens;
import dev.kith.web.problem.ProblemWriter;
import dev.kith.web.request.FilterOrder;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@AutoConfiguration
@EnableConfigurationProperties(IdentityProperties.class)
class IdentityAutoConfiguration implements WebMvcConfigurer {

    private final boolean publicReads;

    IdentityAutoConfiguration(IdentityProperties properties) {
        this.publicReads = properties.publicReads();
    }

    @Bean
    @ConditionalOnMissingBean
    IdentityTokens identityTokens(IdentityProperties properties, Clock clock) {
        return new IdentityTokens(properties.requiredSecret(), clock);
    }

    @Bean
    FilterRegistrationBean<IdentityFilter> identityFilter(IdentityTokens tokens, ProblemWriter problems) {
        return FilterOrder.IDENTITY.register(new IdentityFilter(tokens, problems));
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new CallerInterceptor(publicReads));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgumentResolver());
    }
}
