package dev.kith.test.server;

import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The process of the build, with which the shared servers end. */
final class BuildProcess {

    private BuildProcess() {}

    /**
     * Maven, if it forked this JVM: the nearest ancestor that is Java, because a shell stands between them. Elsewhere
     * (an IDE, which lives for days) this JVM itself.
     */
    static ProcessHandle ofThisJvm() {
        var self = ProcessHandle.current();
        if (System.getProperty("surefire.test.class.path") == null) {
            return self;
        }
        return Stream.iterate(self.parent(), Optional::isPresent, process -> process.flatMap(ProcessHandle::parent))
                .flatMap(Optional::stream)
                .filter(BuildProcess::isJava)
                .findFirst()
                .orElse(self);
    }

    private static boolean isJava(ProcessHandle process) {
        return process.info()
                .command()
                .filter(command -> Path.of(command).getFileName().toString().startsWith("java"))
                .isPresent();
    }
}
