package dev.kith.web.conditional;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/**
 * The precondition {@code If-Match} of a request (RFC 9110, section 13.1.1), as an argument of controller methods.
 *
 * @param header its value, with all lines joined by commas; null without the header
 */
public record IfMatch(@Nullable String header) {

    /**
     * Checks that the header is absent, is {@code *}, or has the tag of this version ({@link ETags#of(long)}). A weak
     * tag never matches.
     *
     * @throws ProblemException 412 if it has only other tags, 400 if it has none
     */
    public void requireVersion(long version) {
        if (header == null) {
            return;
        }
        var tags = ETag.parse(header);
        if (tags.isEmpty()) {
            throw ProblemException.invalid(HttpHeaders.IF_MATCH, "expected * or entity tags in double quotes");
        }
        var current = ETag.create(ETags.of(version));
        if (tags.stream().noneMatch(tag -> tag.isWildcard() || tag.compare(current, true))) {
            throw new ProblemException(
                    ProblemType.PRECONDITION_FAILED,
                    "If-Match is %s, and the current tag is %s".formatted(header, ETags.of(version)));
        }
    }

    static final class Resolver implements HandlerMethodArgumentResolver {

        @Override
        public boolean supportsParameter(MethodParameter parameter) {
            return parameter.getParameterType() == IfMatch.class;
        }

        @Override
        public IfMatch resolveArgument(
                MethodParameter parameter,
                @Nullable ModelAndViewContainer container,
                NativeWebRequest request,
                @Nullable WebDataBinderFactory binders) {
            var lines = request.getHeaderValues(HttpHeaders.IF_MATCH);
            return new IfMatch(lines == null || lines.length == 0 ? null : String.join(", ", lines));
        }
    }
}
