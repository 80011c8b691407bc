package dev.kith.profile.avatar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.profile.avatar.IsolatedRenderer.Limits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class IsolatedRendererTests {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final UploadQuota quota = new AvatarConfiguration().uploadQuota();
    private final List<ProcessHandle> others = children();
    private IsolatedRenderer renderer = renderer(new Limits(96, LONG, LONG));

    @AfterEach
    void close() {
        renderer.close();
    }

    @Test
    void usesOneProcessForSeveralPictures() throws IOException {
        assertThat(process()).isEmpty();
        assertThat(render(Images.file("rgb.png"))).hasSize(2);
        var first = process();

        assertThat(render(Images.file("lossy.webp"))).hasSize(2);

        assertThat(first).hasSize(1);
        assertThat(process()).isEqualTo(first);
    }

    @Test
    void passesRefusalsOn() throws IOException {
        for (var upload : List.of(
                new byte[0], Arrays.copyOf(Images.file("rgb.png"), 100), "GIF".getBytes(StandardCharsets.US_ASCII))) {
            var expected = refusal(() -> Renderer.render(upload));
            var actual = refusal(() -> render(upload));

            assertThat(actual.type()).isEqualTo(expected.type());
            assertThat(actual.problem()).isEqualTo(expected.problem());
        }
    }

    @Test
    void survivesAPictureThatTakesTooMuchMemory() throws IOException {
        renderer = renderer(new Limits(48, LONG, LONG));

        assertThat(refusal(() -> render(WebpBomb.make())))
                .hasMessage("the image takes too much memory to decode")
                .matches(refused -> refused.type() == ProblemType.CONTENT_TOO_LARGE);

        assertThat(render(Images.file("rgb.png"))).hasSize(2);
    }

    @Test
    void boundsTheMemoryOfNativeLibraries() throws IOException {
        var largest = Images.progressive(4000, 2000);
        assertThat(render(largest)).hasSize(2);
        var status = Files.readString(
                Path.of("/proc", Long.toString(process().getFirst().pid()), "limits"));
        assertThat(status).containsPattern("Max data size +" + (96L + 128) * 1024 * 1024);
    }

    @Test
    void refusesAPictureThatTakesTooLong() throws IOException {
        renderer = renderer(new Limits(96, Duration.ofMillis(20), LONG));

        assertThat(refusal(() -> render(Images.progressive(4000, 2000))))
                .hasMessageStartingWith("the image takes too long to decode")
                .matches(refused -> refused.type() == ProblemType.CONTENT_TOO_LARGE);
        assertThat(process()).isEmpty();
    }

    @Test
    void replacesAProcessThatIsKilledWhileItRenders() throws Exception {
        render(Images.file("rgb.png"));
        var process = process().getFirst();
        signal("STOP", process);
        try (var callers = Executors.newVirtualThreadPerTaskExecutor()) {
            var upload = callers.submit(() -> render(Images.file("lossy.webp")));
            await().until(IsolatedRendererTests::isRendering);

            signal("KILL", process);

            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(upload::get)
                    .havingCause()
                    .isInstanceOf(ProblemException.class)
                    .withMessage("the image cannot be decoded: its decoder ended");
        }

        assertThat(render(Images.file("rgb.png"))).hasSize(2);
        assertThat(process()).hasSize(1).doesNotContain(process);
    }

    @Test
    void replacesAProcessThatIsKilledBetweenPictures() throws Exception {
        render(Images.file("rgb.png"));
        var process = process().getFirst();

        signal("KILL", process);
        process.onExit().get();

        assertThat(render(Images.file("rgb.png"))).hasSize(2);
    }

    @Test
    void endsTheProcessWhenNoPictureComes() throws IOException {
        renderer = renderer(new Limits(96, LONG, Duration.ofMillis(50)));

        render(Images.file("rgb.png"));

        await().until(() -> process().isEmpty());
        assertThat(render(Images.file("rgb.png"))).hasSize(2);
    }

    @Test
    void theProcessEndsWithItsParent() throws Exception {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var parent = new ProcessBuilder(
                        java, "-cp", System.getProperty("java.class.path"), RendererParent.class.getName())
                .redirectError(Redirect.INHERIT)
                .start();
        var pid = Long.parseLong(parent.inputReader().readLine());
        var process = ProcessHandle.of(pid).orElseThrow();
        assertThat(process.isAlive()).isTrue();

        parent.destroyForcibly().waitFor();

        await().until(() -> !process.isAlive());
    }

    private Map<AvatarSize, ImageFile> render(byte[] upload) throws IOException {
        try (var reservation = quota.reserve(UUID.randomUUID(), upload.length);
                var received = Upload.receive(new ByteArrayInputStream(upload), reservation)) {
            return renderer.render(received);
        }
    }

    private List<ProcessHandle> process() {
        return children().stream().filter(child -> !others.contains(child)).toList();
    }

    private static IsolatedRenderer renderer(Limits limits) {
        return new IsolatedRenderer(AvatarConfiguration.renderingThreads(), limits);
    }

    private static ProblemException refusal(Rendering rendering) {
        return catchThrowableOfType(ProblemException.class, rendering::render);
    }

    private static List<ProcessHandle> children() {
        return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
    }

    private static boolean isRendering() {
        return Thread.getAllStackTraces().values().stream()
                .flatMap(Arrays::stream)
                .anyMatch(frame -> frame.getClassName().equals(RendererMessages.class.getName())
                        && frame.getMethodName().equals("readAnswer"));
    }

    private static void signal(String signal, ProcessHandle process) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @FunctionalInterface
    private interface Rendering {

        void render() throws IOException;
    }
}
