package dev.kith.web.problem;

import dev.kith.http.problem.Problem.FieldError;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.text.ExpectedForm;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.validation.Errors;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Names invalid arguments of a handler as the client knows them: by JSON pointer, {@code ?parameter} or header. */
final class InvalidArguments {

    private final FieldPointers pointers;

    InvalidArguments(FieldPointers pointers) {
        this.pointers = pointers;
    }

    ProblemException problem(MethodArgumentNotValidException invalid) {
        return ProblemException.invalid(
                body(invalid.getBindingResult(), invalid.getBindingResult().getTarget()));
    }

    ProblemException problem(HandlerMethodValidationException invalid) {
        var errors = new ArrayList<FieldError>();
        for (var result : invalid.getParameterValidationResults()) {
            errors.addAll(result instanceof ParameterErrors body ? body(body, body.getArgument()) : parameter(result));
        }
        return ProblemException.invalid(errors);
    }

    static ProblemException problem(MethodArgumentTypeMismatchException mismatch) {
        var parameter = mismatch.getParameter();
        if (parameter.hasParameterAnnotation(PathVariable.class)) {
            // The contract has the same words for a malformed id and an unknown one.
            return ProblemException.notFound("ID not found");
        }
        var type = mismatch.getRequiredType();
        var expected = type == null ? Optional.<String>empty() : ExpectedForm.of(type, Object::toString);
        return ProblemException.invalid(name(parameter), "expected " + expected.orElse("another form"));
    }

    private List<FieldError> body(Errors errors, @Nullable Object target) {
        var found = new ArrayList<FieldError>();
        for (var error : errors.getAllErrors()) {
            var pointer = error instanceof org.springframework.validation.FieldError field
                    ? pointers.of(target, field.getField())
                    : "";
            found.add(new FieldError(pointer, message(error)));
        }
        return found;
    }

    private static List<FieldError> parameter(ParameterValidationResult result) {
        return result.getResolvableErrors().stream()
                .map(error ->
                        new FieldError(name(result.getMethodParameter()), String.valueOf(error.getDefaultMessage())))
                .toList();
    }

    private static String message(ObjectError error) {
        return String.valueOf(error.getDefaultMessage());
    }

    private static String name(MethodParameter parameter) {
        var header = parameter.getParameterAnnotation(RequestHeader.class);
        if (header != null) {
            return named(header.name(), parameter);
        }
        var query = parameter.getParameterAnnotation(RequestParam.class);
        return "?" + named(query == null ? "" : query.name(), parameter);
    }

    private static String named(String explicit, MethodParameter parameter) {
        return StringUtils.hasText(explicit) ? explicit : String.valueOf(parameter.getParameterName());
    }
}
