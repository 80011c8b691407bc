package dev.kith.feed;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.MAP;
import static org.awaitility.Awaitility.await;

import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import dev.kith.servers.process.PortUse;
import dev.kith.test.Identities;
import dev.kith.test.Infrastructure;
import dev.kith.test.client.HttpApi;
import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.Yaml;

/**
 * The recipe "Add a service" copies feed-service. Its commands are typed in a copy of the repository, and the service
 * that they make is compiled and started. It has the dependencies of this module, hence the place of this test.
 */
class NewServiceRecipeIntegrationTests {

    private static final Path ROOT =
            Path.of(System.getProperty("kith.root", "..")).toAbsolutePath().normalize();
    private static final Pattern RECIPE =
            Pattern.compile("<!-- a test types this block[^>]*-->\n```sh\n(.*?)```", Pattern.DOTALL);
    private static final Set<String> NOT_SOURCES = Set.of("target", ".git", ".kith", "node_modules");

    /** Surefire starts its JVM with one jar that refers to the real entries. */
    private static final String CLASS_PATH =
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));

    @TempDir
    private static Path copy;

    private static String recipe;

    @BeforeAll
    static void typeTheRecipe() throws IOException, InterruptedException {
        var found = RECIPE.matcher(Files.readString(ROOT.resolve("docs/recipes.md")));
        assertThat(found.find()).isTrue();
        recipe = found.group(1);
        copySources();
        assertThat(run(copy, List.of("bash", "-euo", "pipefail", "-c", recipe), Map.of())
                        .waitFor())
                .as(output())
                .isZero();
    }

    @Test
    void hasAtMost150Lines() {
        assertThat(recipe.lines().filter(line -> !line.isBlank())).hasSizeLessThanOrEqualTo(150);
    }

    @Test
    void registersTheServiceWithMavenGatewayLauncherAndCompose() throws IOException {
        assertThat(copy.resolve("pom.xml")).content().contains("<module>quote-service</module>");
        assertThat(calls("gateway-service/src/main/java/dev/kith/gateway/route/Routes.java"))
                .anyMatch(call -> call.contains("\"/api/quote/\"") && call.contains("QUOTE"));
        assertThat(yaml("gateway-service/src/main/resources/application.yaml"))
                .extractingByKey("kith")
                .asString()
                .contains("quote=${QUOTE_SERVICE_URL:}");
        assertThat(calls("local-fleet/src/main/java/dev/kith/fleet/Fleet.java"))
                .anyMatch(call -> call.startsWith("service(\"quote\", 8085)"));
        assertThat(yaml("docker-compose.yml").get("services")).asInstanceOf(MAP).containsKeys("quote", "quote-db");
    }

    @Test
    void makesAServiceThatStartsAndAnswers() throws IOException {
        var classes = compiled();
        var port = PortUse.findFree();
        var service = run(
                copy,
                List.of(
                        java(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath(classes),
                        "dev.kith.quote.QuoteApplication"),
                environment(port));
        try {
            awaitReady(service, HttpApi.of(port));
            HttpApi.of(port).get("/api/quote/").is(401);
            assertThat(HttpApi.of(port)
                            .as(UUID.randomUUID())
                            .get("/api/quote/")
                            .is(200)
                            .all("text"))
                    .hasSize(1);
        } finally {
            service.destroyForcibly();
        }
    }

    private static void awaitReady(Process service, HttpApi api) throws IOException {
        try {
            await().atMost(Duration.ofMinutes(3))
                    .ignoreException(UncheckedIOException.class)
                    .until(() -> !service.isAlive() || api.get("/health/ready").status() == 200);
        } catch (ConditionTimeoutException timeout) {
            throw new AssertionError(output(), timeout);
        }
        assertThat(service.isAlive()).as(output()).isTrue();
    }

    private static Map<String, String> environment(int port) {
        var environment = new HashMap<>(Infrastructure.newDatabase().properties());
        environment.put("KAFKA_BROKER", Infrastructure.kafkaBroker());
        environment.put("KAFKA_TOPIC_PREFIX", "test-" + UUID.randomUUID() + "-");
        environment.put("INTERNAL_SECRET", Identities.INTERNAL_SECRET);
        environment.put("PORT", Integer.toString(port));
        return environment;
    }

    /** Main and test sources, and the resources beside them. */
    private static Path compiled() throws IOException {
        var module = copy.resolve("quote-service");
        var classes = module.resolve("target/classes");
        var sources = files(module.resolve("src"), ".java");
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            var options = List.of("-parameters", "-d", classes.toString(), "-cp", CLASS_PATH);
            var errors = new StringWriter();
            assertThat(compiler.getTask(
                                    errors, manager, null, options, null, manager.getJavaFileObjectsFromPaths(sources))
                            .call())
                    .as(errors.toString())
                    .isTrue();
        }
        var resources = module.resolve("src/main/resources");
        for (var file : files(resources, "")) {
            var target = classes.resolve(resources.relativize(file));
            Files.createDirectories(target.getParent());
            Files.copy(file, target);
        }
        return classes;
    }

    /** The libraries of this module, without its own classes. */
    private static String classPath(Path classes) {
        var own = Path.of("target").toAbsolutePath();
        var libraries = Stream.of(CLASS_PATH.split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().startsWith(own));
        return Stream.concat(Stream.of(classes.toString()), libraries).collect(joining(File.pathSeparator));
    }

    /** Every method call in a file, as javac parses it. */
    private static List<String> calls(String file) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var calls = new ArrayList<String>();
        try (var manager = compiler.getStandardFileManager(null, null, UTF_8)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of(), null, manager.getJavaFileObjects(copy.resolve(file)));
            for (var unit : task.parse()) {
                new TreeScanner<Void, List<String>>() {
                    @Override
                    public Void visitMethodInvocation(MethodInvocationTree call, List<String> found) {
                        found.add(call.toString());
                        return super.visitMethodInvocation(call, found);
                    }
                }.scan(unit, calls);
            }
        }
        return calls;
    }

    private static Map<String, Object> yaml(String file) throws IOException {
        return new Yaml().load(Files.readString(copy.resolve(file)));
    }

    private static List<Path> files(Path folder, String end) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.toString().endsWith(end))
                    .toList();
        }
    }

    private static void copySources() throws IOException {
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                if (NOT_SOURCES.contains(folder.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(copy.resolve(ROOT.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                try {
                    Files.copy(file, copy.resolve(ROOT.relativize(file)));
                } catch (NoSuchFileException deleted) {
                    // Another module's tests run at the same time, and may delete a file of their own.
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return failure instanceof NoSuchFileException
                        ? FileVisitResult.CONTINUE
                        : super.visitFileFailed(file, failure);
            }
        });
    }

    private static Process run(Path folder, List<String> command, Map<String, String> environment) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(copy.resolve("output").toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String output() throws IOException {
        return Files.readString(copy.resolve("output"));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin/java").toString();
    }
}
