package dev.kith.test.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The root folder of the repository. */
final class Checkout {

    private Checkout() {}

    static Path root() {
        // The build sets the property; an IDE does not, and runs a test in the folder of its module.
        return Optional.ofNullable(System.getProperty("kith.root"))
                .map(Path::of)
                .orElseGet(Checkout::aroundWorkingFolder);
    }

    private static Path aroundWorkingFolder() {
        var here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, folder -> folder != null, Path::getParent)
                .filter(folder -> Files.isDirectory(folder.resolve(".mvn")))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "no folder above %s has .mvn: set the system property kith.root".formatted(here)));
    }
}
