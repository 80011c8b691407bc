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
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A Docker engine on this machine, which is asked by single requests on its socket: Testcontainers takes seconds to
 * find that there is none.
 */
record DockerEngine(Path socket) {

    private static final int TIMEOUT_SECONDS = 3;

    /** The engine that would be used, if there is a socket for one. */
    static Optional<DockerEngine> ofThisMachine() {
        var home = System.getProperty("user.home");
        var configured = Stream.ofNullable(System.getenv("DOCKER_HOST"))
                .filter(host -> host.startsWith("unix:"))
                .map(host -> URI.create(host).getPath());
        var rootless = Stream.ofNullable(System.getenv("XDG_RUNTIME_DIR")).map(folder -> folder + "/docker.sock");
        return Stream.of(
                        configured,
                        Stream.of("/var/run/docker.sock"),
                        rootless,
                        Stream.of(home + "/.docker/run/docker.sock"))
                .flatMap(paths -> paths)
                .map(Path::of)
                .filter(Files::exists)
                .map(DockerEngine::new)
                .findFirst();
    }

    /** Whether it answers, and has all of these images. */
    boolean hasImages(List<String> images) {
        return images.stream().allMatch(this::hasImage);
    }

    private boolean hasImage(String image) {
        return CompletableFuture.supplyAsync(() -> statusLine("/images/%s/json".formatted(image)))
                .completeOnTimeout("", TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .join()
                .contains(" 200 ");
    }

    /** The beginning of the answer to a GET; empty if there is none. */
    private String statusLine(String path) {
        try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            // HTTP/1.0 needs no host, and the engine closes when it has answered.
            channel.write(StandardCharsets.US_ASCII.encode("GET %s HTTP/1.0\r\n\r\n".formatted(path)));
            var answer = ByteBuffer.allocate("HTTP/1.0 200 ".length());
            var more = true;
            while (more && answer.hasRemaining()) {
                more = channel.read(answer) >= 0;
            }
            return StandardCharsets.US_ASCII.decode(answer.flip()).toString();
        } catch (IOException unreachable) {
            return "";
        }
    }
}
