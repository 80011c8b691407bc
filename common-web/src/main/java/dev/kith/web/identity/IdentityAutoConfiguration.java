package dev.kith.web.identity;

import dev.kith.http.identity.Identity;
import dev.kith.http.identity.IdentityProperties;
import dev.kith.http.identity.IdentityTokens;
import dev.kith.web.problem.ProblemWriter;
import dev.kith.web.request.FilterOrder;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
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
        return properties.tokens(clock);
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

    /** Resolves the verified caller: {@link Identity}, or {@code Optional<Identity>} if the handler is public. */
    private static final class CallerArgumentResolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.nestedIfOptional().getNestedParameterType() == Identity.class;
        }

        @Override
        public Object resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var servletRequest = request.getNativeRequest(HttpServletRequest.class);
            var caller = servletRequest == null ? Optional.<Identity>empty() : Callers.of(servletRequest);
            return parameter.isOptional() ? caller : caller.orElseThrow(Callers::unauthenticated);
        }
    }
}
