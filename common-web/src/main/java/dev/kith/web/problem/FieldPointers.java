package dev.kith.web.problem;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON pointers (RFC 6901) to the fields of a body: of a record's component ({@code items[0].userName} is
 * {@code /items/0/user_name}), and of the place where Jackson failed.
 */
final class FieldPointers {

    private static final Pattern STEP = Pattern.compile("([^.\\[\\]]+)|\\[([^\\]]*)]");

    private final JsonMapper mapper;

    FieldPointers(JsonMapper mapper) {
        this.mapper = mapper;
    }

    static String of(JacksonException exception) {
        return exception.getPath().stream()
                .map(step ->
                        step.getPropertyName() == null ? "/" + step.getIndex() : "/" + escape(step.getPropertyName()))
                .collect(joining());
    }

    String of(@Nullable Object root, String path) {
        var pointer = new StringBuilder();
        var place = root;
        for (var step : STEP.matcher(path).results().toList()) {
            var name = step.group(1);
            if (name == null) {
                pointer.append('/').append(escape(step.group(2)));
                place = element(place, step.group(2));
            } else {
                var component = component(place, name);
                pointer.append('/')
                        .append(escape(
                                component.flatMap(FieldPointers::explicitName).orElseGet(() -> translate(name))));
                place = component.isPresent() ? value(component.get(), place) : null;
            }
        }
        return pointer.toString();
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    private static Optional<RecordComponent> component(@Nullable Object place, String name) {
        return place instanceof Record
                ? Arrays.stream(place.getClass().getRecordComponents())
                        .filter(component -> component.getName().equals(name))
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> explicitName(RecordComponent component) {
        return Optional.ofNullable(component.getAccessor().getAnnotation(JsonProperty.class))
                .map(JsonProperty::value)
                .filter(name -> !name.isEmpty());
    }

    private String translate(String name) {
        var config = mapper.deserializationConfig();
        var naming = config.getPropertyNamingStrategy();
        return naming == null ? name : naming.nameForField(config, null, name);
    }

    private static @Nullable Object element(@Nullable Object place, String index) {
        return place instanceof List<?> list ? list.get(Integer.parseInt(index)) : null;
    }

    private static @Nullable Object value(RecordComponent component, @Nullable Object place) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(place);
        } catch (ReflectiveOperationException unreadable) {
            return null;
        }
    }
}
