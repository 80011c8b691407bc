package dev.kith.test.server;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Asks a Docker engine on this machine about its images, by one request on its socket. Testcontainers would find the engine too, but
 * takes seconds to find none.
 */
final class DockerEngine {

    private static final int TIMEOUT_SECONDS = 3;

    private DockerEngine() {}

    /** Whether an engine answers, and has all of these images. */
    static boolean hasImages(List<String> images) {
        return socket().filter(socket -> images.stream().allMatch(image -> has(socket, image)))
                .isPresent();
    }

    private static Optional<Path> socket() {
        var home = System.getProperty("user.home");
        var runtime = Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).orElse("/nonexistent");
        return Stream.concat(
                        Stream.ofNullable(System.getenv("DOCKER_HOST"))
                                .filter(host -> host.startsWith("unix:"))
                                .map(host -> URI.create(host).getPath()),
                        Stream.of("/var/run/docker.sock", runtime + "/docker.sock", home + "/.docker/run/docker.sock"))
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::exists)
                .findFirst();
    }

    private static boolean has(Path socket, String image) {
        return CompletableFuture.supplyAsync(() -> statusLine(socket, image).contains(" 200 "))
                .completeOnTimeout(false, TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join();
    }

    private static String statusLine(Path socket, String image) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            // HTTP/1.0: no host is asked for, and the engine closes when it has answered.
            var request = "GET /images/%s/json HTTP/1.0\r\n\r\n".formatted(image);
            channel.write(StandardCharsets.US_ASCII.encode(request));
            var response = ByteBuffer.allocate(64);
            while (response.hasRemaining() && channel.read(response) >= 0) {
                // Until the status line is there for sure.
            }
            return StandardCharsets.US_ASCII.decode(response.flip()).toString();
        } catch (IOException unreachable) {
            return "";
        }
    }
}
