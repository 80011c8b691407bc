package dev.kith.servers.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds the processes that work in a folder, which is where PostgreSQL's all live. Linux tells; other systems do not.
 */
final class Processes {

    private static final Path PROC = Path.of("/proc");

    private Processes() {}

    static boolean canBeFoundByFolder() {
        return Files.isDirectory(PROC.resolve("self"));
    }

    /** Process ids. */
    static List<Long> in(Path folder) throws IOException {
        var real = folder.toRealPath();
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> worksIn(pid, real))
                .toList();
    }

    private static boolean worksIn(long pid, Path folder) {
        try {
            return Files.readSymbolicLink(PROC.resolve(pid + "/cwd")).equals(folder);
        } catch (IOException goneOrForeign) {
            return false;
        }
    }
}
