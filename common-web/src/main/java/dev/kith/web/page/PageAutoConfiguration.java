package dev.kith.web.page;

import dev.kith.http.problem.ProblemException;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@AutoConfiguration
class PageAutoConfiguration implements WebMvcConfigurer {

    @Bean
    PageBody pageBody() {
        return new PageBody();
    }

    /** Last, because it may wait: a request that another interceptor refuses must not. */
    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new PageRoomInterceptor(PageRoom.ofHeap())).order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new PageRequestResolver());
    }

    /** Reads {@code ?limit=} and {@code ?cursor=}. */
    private static final class PageRequestResolver implements HandlerMethodArgumentResolver {

        private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == PageRequest.class;
        }

        @Override
        public PageRequest resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var bounds = parameter.getParameterAnnotation(PageLimit.class);
            var cursor = request.getParameter(PageRequest.CURSOR);
            return new PageRequest(
                    limit(request.getParameter(PageRequest.LIMIT), bounds),
                    StringUtils.hasLength(cursor) ? Cursor.decode(cursor) : null);
        }

        private static int limit(@Nullable String asked, @Nullable PageLimit bounds) {
            var max = bounds == null ? PageLimit.MAX : bounds.max();
            if (asked == null) {
                return bounds == null ? PageLimit.STANDARD : bounds.standard();
            }
            // parseInt would also take a sign, zeros before the number, and the digits of other scripts.
            if (NUMBER.matcher(asked).matches() && Integer.parseInt(asked) <= max) {
                return Integer.parseInt(asked);
            }
            throw outOfRange(max);
        }

        private static ProblemException outOfRange(int max) {
            return ProblemException.invalid(
                    "?" + PageRequest.LIMIT, "expected a whole number from 1 to %d".formatted(max));
        }
    }
}
