package dev.kith.fleettests.documents;

import dev.kith.fleettests.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the modules are built from; not what lies beside it in {@code target}, where a fleet at work makes and deletes
 * files.
 */
final class Sources {

    private Sources() {}

    /** All files whose names end so. */
    static List<Path> endingWith(String end) throws IOException {
        var found = new ArrayList<Path>();
        try (var folders = Files.newDirectoryStream(Fleet.root(), Files::isDirectory)) {
            for (var folder : folders) {
                found.addAll(endingWith(end, folder.resolve("src/main")));
            }
        }
        return found;
    }

    private static List<Path> endingWith(String end, Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }
}
