package dev.kith.test;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** The close codes of sockets that {@code docs/sockets.md} lists. */
public final class DocumentedCloseCodes {

    // Maven starts the tests of a module in its directory.
    private static final Path DOCUMENT = Path.of("../docs/sockets.md");
    private static final Pattern ROW = Pattern.compile("^\\| (\\d{4}) \\| ([^|]+) \\|", Pattern.MULTILINE);

    private DocumentedCloseCodes() {}

    /** Each code with the advice about reconnecting. */
    public static Map<Integer, String> all() {
        try {
            return ROW.matcher(Files.readString(DOCUMENT))
                    .results()
                    .collect(toMap(row -> Integer.valueOf(row.group(1)), row -> row.group(2)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
