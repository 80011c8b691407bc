package dev.kith.http.settings;

import dev.kith.http.text.ExpectedForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.validation.BindValidationException;
import org.springframework.boot.context.properties.bind.validation.ValidationErrors;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.core.env.Environment;
import org.springframework.validation.FieldError;

/**
 * Names the environment variable that is wrong, where Spring Boot would name the property. Properties without a
 * variable are left to Spring Boot's own analyzers.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class BindingFailureAnalyzer extends AbstractFailureAnalyzer<BindException> {

    private final Environment environment;
    private final EnvironmentVariables variables;

    BindingFailureAnalyzer(Environment environment) {
        this.environment = environment;
        this.variables = new EnvironmentVariables(environment);
    }

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, BindException cause) {
        var faults = faults(cause);
        if (faults.isEmpty()) {
            return null;
        }
        return new FailureAnalysis(
                String.join(System.lineSeparator(), faults),
                "Correct the environment, or leave the variable out.",
                cause);
    }

    private List<String> faults(BindException cause) {
        for (Throwable reason = cause; reason != null; reason = reason.getCause()) {
            switch (reason) {
                case BindValidationException invalid -> {
                    return invalidFields(invalid.getValidationErrors());
                }
                case ConversionFailedException malformed -> {
                    var expected = ExpectedForm.of(
                                    malformed.getTargetType().getType(), BindingFailureAnalyzer::enumConstant)
                            .orElse("another form");
                    return fault(cause.getName(), "expected " + expected);
                }
                default -> {}
            }
        }
        return List.of();
    }

    private List<String> invalidFields(ValidationErrors errors) {
        var faults = new ArrayList<String>();
        for (var error : errors) {
            if (error instanceof FieldError field) {
                var property = errors.getName().append(kebabCase(field.getField()));
                faults.addAll(fault(property, String.valueOf(field.getDefaultMessage())));
            }
        }
        return faults;
    }

    private List<String> fault(ConfigurationPropertyName property, String expected) {
        return variables
                .behind(property)
                .map(variable -> "%s %s: %s."
                        .formatted(variable, Secrets.describe(variable, environment.getProperty(variable)), expected))
                .stream()
                .toList();
    }

    // As Spring Boot writes the constants of enums.
    private static String enumConstant(Object constant) {
        return constant.toString().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String kebabCase(String field) {
        return field.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
