package dev.kith.fleet.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kith.servers.process.Programs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code kith}, in a checkout that was never built. */
class KithScriptTests {

    private static final Path ROOT = Path.of(System.getProperty("kith.root"));

    @TempDir
    private Path folder;

    @Test
    void showsItsHelpThroughALinkFromAnotherFolder() throws Exception {
        Files.createDirectory(folder.resolve("bin"));
        var link = Files.createSymbolicLink(folder.resolve("bin/kith"), Path.of("../checkout/kith"));
        checkout();

        var output = run(link);

        assertThat(output.exitCode()).isZero();
        assertThat(output.text()).contains("./kith up");
    }

    @Test
    void findsANewEnoughJdk() throws Exception {
        var output = run(checkout(), "jdk");

        assertThat(Path.of(output.text().strip()).resolve("bin/javac")).isExecutable();
    }

    @Test
    void reportsInOneLineThatNoJdkIsNewEnough() throws Exception {
        var script = checkout();
        Files.writeString(script, Files.readString(script).replace("required_java=25", "required_java=99"));

        var output = run(script, "up");

        assertThat(output.exitCode()).isNotZero();
        assertThat(output.text())
                .startsWith("kith: a JDK 99 or newer is needed")
                .hasLineCount(1);
    }

    @Test
    void reportsInOneLineThatMavenIsTooOld() throws Exception {
        maven("echo Apache Maven 3.6.3\n");

        var output = run(checkout(), "up");

        assertThat(output.exitCode()).isNotZero();
        assertThat(output.text())
                .isEqualToIgnoringNewLines(
                        "kith: Maven 3.8 or newer is needed to build Kith; mvn on the PATH is 3.6.3");
    }

    @Test
    void runsOneBuildAtATime() throws Exception {
        assumeThat(Programs.find("flock")).isPresent();
        maven("""
                [ "$1" = -version ] && echo Apache Maven 3.9.9 && exit
                echo began >>builds
                sleep 1
                echo ended >>builds
                """);
        var script = checkout();

        var other = Thread.ofVirtual().start(() -> assertThatNoException().isThrownBy(() -> run(script, "up")));
        run(script, "up");
        other.join();

        assertThat(folder.resolve("checkout/builds")).hasContent("began\nended\nbegan\nended");
    }

    @Test
    void doesNotBuildForDownAndStatus() throws Exception {
        assertThat(run(checkout(), "down").exitCode()).isZero();
        assertThat(run(checkout(), "status").exitCode()).isNotZero();
        assertThat(folder.resolve("checkout/target")).doesNotExist();
    }

    @Test
    void reportsInOneLineThatItsHomeIsNotWritable() throws Exception {
        var script = checkout();
        var home = Files.createFile(folder.resolve("checkout/.kith"));

        var output = run(script, "up");

        assertThat(output.exitCode()).isNotZero();
        assertThat(output.text())
                .isEqualToIgnoringNewLines(
                        "kith: %s is not writable; set KITH_HOME to a folder that is".formatted(home));
    }

    @Test
    void keepsItsHomeToItsOwner() throws Exception {
        assumeThat(System.getProperty("user.name")).isNotEqualTo("root");
        run(checkout(), "down");

        assertThat(Files.getPosixFilePermissions(folder.resolve("checkout/.kith")))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void usesNoHomeOfAnotherUser() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        var script = checkout();
        var home = Files.createDirectory(folder.resolve("checkout/.kith"));
        Files.setOwner(
                home, home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody"));

        var output = run(script, "up");

        assertThat(output.exitCode()).isNotZero();
        assertThat(output.text())
                .isEqualToIgnoringNewLines(
                        "kith: %s belongs to another user; set KITH_HOME to a folder of your own".formatted(home));
    }

    private void maven(String script) throws Exception {
        var maven = Files.writeString(folder.resolve("mvn"), "#!/bin/sh\n" + script);
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    private Path checkout() throws Exception {
        var checkout = Files.createDirectories(folder.resolve("checkout"));
        Files.writeString(checkout.resolve("pom.xml"), Files.readString(ROOT.resolve("pom.xml")));
        var script = Files.writeString(checkout.resolve("kith"), Files.readString(ROOT.resolve("kith")));
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    private Output run(Path script, String... arguments) throws Exception {
        var command = new ProcessBuilder(script.toString());
        command.command().addAll(List.of(arguments));
        command.directory(folder.toFile()).redirectErrorStream(true);
        command.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        command.environment().remove("KITH_HOME");
        var process = command.start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Output(process.waitFor(), output);
    }

    private record Output(int exitCode, String text) {}
}
