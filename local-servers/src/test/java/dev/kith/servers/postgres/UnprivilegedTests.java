package dev.kith.servers.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.security.auth.module.UnixSystem;
import dev.kith.servers.process.ServerFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class UnprivilegedTests {

    static final List<Unprivileged> WAYS = List.of(Unprivileged.OWN_NAMESPACE, Unprivileged.NOBODY_USER);

    @TempDir
    private Path folder;

    @BeforeEach
    void requireRoot() {
        assumeTrue(new UnixSystem().getUid() == 0);
    }

    @ParameterizedTest
    @FieldSource("WAYS")
    void isNotRoot(Unprivileged way) throws Exception {
        assertThat(output(way, "id", "-u")).isEqualTo("65534");
    }

    @ParameterizedTest
    @FieldSource("WAYS")
    void readsFilesThatOnlyRootMayRead(Unprivileged way) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var file = Files.writeString(folder.resolve("file"), "content");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));

        assertThat(output(way, "cat", file.toString())).isEqualTo("content");
        assertThat(output(way, "sh", "-c", "test -r %s && echo readable".formatted(file)))
                .isEqualTo("readable");
    }

    @ParameterizedTest
    @FieldSource("WAYS")
    void createsADatabaseCluster(Unprivileged way) throws Exception {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var installation = PostgresInstallation.of(
                ServerFiles.builtIn(Path.of(System.getProperty("kith.root"))).postgresJar());
        installation.unpack();

        output(
                way,
                installation.program("initdb"),
                "--no-sync",
                "--username=postgres",
                "--pgdata=" + folder.resolve("data"));

        assertThat(folder.resolve("data/PG_VERSION")).hasContent("18");
    }

    private static String output(Unprivileged way, String... command) throws Exception {
        var process = way.tool(List.of(command)).redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }
}
