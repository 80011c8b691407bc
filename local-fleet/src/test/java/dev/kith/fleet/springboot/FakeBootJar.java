package dev.kith.fleet.springboot;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** A jar that can extract itself, as Spring Boot's jars can. */
final class FakeBootJar {

    private FakeBootJar() {}

    /** Called with {@code extract --destination FOLDER}; it copies itself there. */
    static void main(String[] arguments) throws IOException {
        var jar = Path.of(System.getProperty("java.class.path"));
        var folder = Files.createDirectories(Path.of(arguments[2]));
        Files.copy(jar, folder.resolve(jar.getFileName()));
    }

    static Path write(Path jar, String content) throws IOException {
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeBootJar.class.getName());
        var classFile = FakeBootJar.class.getName().replace('.', '/') + ".class";
        try (var output = new JarOutputStream(Files.newOutputStream(jar), manifest);
                var code = FakeBootJar.class.getClassLoader().getResourceAsStream(classFile)) {
            output.putNextEntry(new JarEntry(classFile));
            code.transferTo(output);
            output.putNextEntry(new JarEntry("content"));
            output.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return jar;
    }
}
