package dev.kith.database.notes;

import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An instance of the service that a test starts and stops itself. Several can run side by side. */
public record Instance(ConfigurableApplicationContext context) implements AutoCloseable {

    /** Takes settings by their environment names, and {@code more} of them as {@code NAME=value}. */
    public static Instance start(Map<String, String> database, Map<String, String> kafka, String... more) {
        var settings = Stream.of(database, kafka)
                .flatMap(some -> some.entrySet().stream())
                .map(setting -> setting.getKey() + "=" + setting.getValue());
        var arguments =
                Stream.concat(settings, Stream.of(more)).map("--"::concat).toArray(String[]::new);
        return new Instance(new SpringApplicationBuilder(NotesApplication.class).run(arguments));
    }

    public Notes notes() {
        return context.getBean(Notes.class);
    }

    @Override
    public void close() {
        context.close();
    }
}
