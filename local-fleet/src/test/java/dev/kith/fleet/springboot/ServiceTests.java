package dev.kith.fleet.springboot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import dev.kith.servers.process.Component.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ServiceTests {

    private static final String RECORD = "-XX:AOTCacheOutput=";
    private static final String USE = "-XX:AOTCache=";

    @TempDir
    private Path folder;

    private HttpServer health;
    private volatile int status = 200;
    private Service service;

    @BeforeEach
    void create() throws IOException {
        health = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        health.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        health.start();
        FakeBootJar.write(jar(), "first build");
        service = service();
    }

    @AfterEach
    void stop() {
        health.stop(0);
    }

    @Test
    void isReadyWhileItsHealthEndpointAnswers200() {
        awaitReady();
        status = 503;
        assertThat(service.ready()).isFalse();
        health.stop(0);
        assertThat(service.ready()).isFalse();
    }

    @Test
    void recordsInTheFirstRunAndUsesTheCacheInTheNext() throws Exception {
        var recording = startRecording();
        awaitReady();
        Files.writeString(recording, "what the JVM writes when it ends");

        assertThat(start(service))
                .anyMatch(option -> option.startsWith(USE))
                .noneMatch(option -> option.startsWith(RECORD));
        assertThat(service.isRecording()).isFalse();
        assertThat(start(service())).anyMatch(option -> option.startsWith(USE));
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void threadsOfTheLowestPriorityHaveANiceValueOfTen() throws Exception {
        service.prepare();
        var java = service.command();
        var options = java.command().subList(0, java.command().indexOf("-jar")).stream()
                .filter(option -> !option.startsWith(RECORD))
                .toList();
        java.command(new ArrayList<>(options));
        java.command().addAll(List.of("-cp", System.getProperty("java.class.path"), LowPriority.class.getName()));

        var process = java.redirectErrorStream(true).start();

        assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo("10");
        assertThat(process.waitFor()).isZero();
    }

    @Test
    void doesNotRecordAfterAFailedStart() throws Exception {
        var recording = startRecording();
        Files.writeString(recording, "of a run that was never ready");

        for (var attempt = 2; attempt <= 3; attempt++) {
            assertThat(start(service)).noneMatch(option -> option.startsWith(USE) || option.startsWith(RECORD));
        }
    }

    @Test
    void keepsItsCacheAfterABuildWithoutChanges() throws Exception {
        Files.writeString(startRecording(), "recorded");
        awaitReady();
        start(service);

        FakeBootJar.write(jar(), "first build");

        assertThat(start(service())).anyMatch(option -> option.startsWith(USE));
    }

    @Test
    void recordsAgainAfterABuildWithChanges() throws Exception {
        Files.writeString(startRecording(), "recorded");
        awaitReady();
        start(service);

        FakeBootJar.write(jar(), "second build");

        assertThat(start(service())).anyMatch(option -> option.startsWith(RECORD));
        try (Stream<Path> images = Files.list(folder.resolve("cache"))) {
            assertThat(images).hasSize(1);
        }
    }

    @Test
    void onlyTheFirstInstanceRecords() throws Exception {
        var second = service(false);
        assertThat(start(second)).noneMatch(option -> option.startsWith(RECORD));

        Files.writeString(startRecording(), "recorded");
        awaitReady();
        start(service);
        assertThat(start(second)).anyMatch(option -> option.startsWith(USE));
    }

    @Test
    void keepsTheImageThatAnotherInstanceRunsFrom() throws Exception {
        start(service);
        FakeBootJar.write(jar(), "second build");
        start(service);

        try (Stream<Path> images = Files.list(folder.resolve("cache"))) {
            assertThat(images).hasSize(2);
        }
    }

    @Test
    void reportsAMissingJar() throws Exception {
        Files.delete(jar());

        assertThatThrownBy(service::prepare).isInstanceOf(IOException.class).hasMessageContaining(jar().toString());
    }

    /** As the supervisor does: a slow response counts as not ready, and the next request may be faster. */
    private void awaitReady() {
        await().atMost(Duration.ofMinutes(1)).until(service::ready);
    }

    private Path startRecording() throws Exception {
        return start(service).stream()
                .filter(option -> option.startsWith(RECORD))
                .map(option -> Path.of(option.substring(RECORD.length())))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> start(Service service) throws Exception {
        service.prepare();
        return service.command().command();
    }

    private Service service() {
        return service(true);
    }

    private Service service(boolean records) {
        var port = health.getAddress().getPort();
        var endpoint = new Endpoint("some", port, folder.resolve("some.log"));
        return new Service(new Service.ServiceSettings(
                endpoint, jar(), folder.resolve("cache"), records, false, List.of(), Map.of()));
    }

    private Path jar() {
        return folder.resolve("some-service-0.1.0.jar");
    }
}
