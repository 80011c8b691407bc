package dev.kith.auth.audit;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Reads the {@link ClientInfo} from the headers that the gateway sets. It accepts none of them from outside. */
@Component
class ClientInfoResolver implements HandlerMethodArgumentResolver, WebMvcConfigurer {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(this);
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ClientInfo.class;
    }

    @Override
    public ClientInfo resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return client(Objects.requireNonNull(request.getNativeRequest(HttpServletRequest.class)));
    }

    static ClientInfo client(HttpServletRequest request) {
        var address = Optional.ofNullable(request.getHeader(FORWARDED_FOR))
                .flatMap(ClientInfoResolver::first)
                .orElseGet(request::getRemoteAddr);
        var agent =
                Optional.ofNullable(request.getHeader(HttpHeaders.USER_AGENT)).orElse("");
        return new ClientInfo(address, agent.substring(0, Math.min(agent.length(), ClientInfo.MAX_AGENT)));
    }

    private static Optional<String> first(String forwardedFor) {
        try {
            var first = forwardedFor.split(",", 2)[0].strip();
            return Optional.of(InetAddress.ofLiteral(first).getHostAddress());
        } catch (IllegalArgumentException notAnAddress) {
            return Optional.empty();
        }
    }
}
