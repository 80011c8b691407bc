package dev.kith.web.problem;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.webmvc.autoconfigure.error.ErrorMvcAutoConfiguration;

/** Excludes Spring Boot's error pages, which would answer before {@link ProblemValve}. */
final class NoErrorPages implements AutoConfigurationImportFilter {

    private static final String ERROR_PAGES = ErrorMvcAutoConfiguration.class.getName();

    @Override
    public boolean[] match(@Nullable String[] candidates, AutoConfigurationMetadata metadata) {
        var kept = new boolean[candidates.length];
        for (var i = 0; i < kept.length; i++) {
            kept[i] = !Objects.equals(candidates[i], ERROR_PAGES);
        }
        return kept;
    }
}
