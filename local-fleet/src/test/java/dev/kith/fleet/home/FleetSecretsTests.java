package dev.kith.fleet.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FleetSecretsTests {

    @TempDir
    private Path folder;

    @Test
    void makesASecretOnceAndKeepsIt() {
        var made = new Home(folder).secrets().get("INTERNAL_SECRET");

        assertThat(new Home(folder).secrets().get("INTERNAL_SECRET")).isEqualTo(made);
    }

    @Test
    void makesADifferentSecretForEachName() {
        var secrets = new Home(folder).secrets();

        assertThat(secrets.get("ONE")).isNotEqualTo(secrets.get("TWO")).hasSizeGreaterThanOrEqualTo(32);
    }

    @Test
    void onlyTheOwnerMayReadTheFile() throws Exception {
        new Home(folder).secrets().get("INTERNAL_SECRET");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("secrets"))))
                .isEqualTo("rw-------");
    }
}
