package dev.kith.fleettests.documents;

import dev.kith.fleettests.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The main sources of all modules, without {@code target}, where a running fleet creates and deletes files. */
final class SourceFiles {

    private SourceFiles() {}

    /** All files whose names have this end. */
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
