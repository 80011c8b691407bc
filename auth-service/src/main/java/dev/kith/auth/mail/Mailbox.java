package dev.kith.auth.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;

/**
 * Mail that stays on this machine, for whoever tries Kith out: a folder of {@code .eml} files, the newest
 * {@value #KEPT}.
 */
final class Mailbox {

    static final int KEPT = 200;

    private static final String SUFFIX = ".eml";
    private static final Session SESSION = session();

    private final Path folder;

    Mailbox(Path folder) {
        this.folder = folder;
    }

    void put(Letter letter, String from, Instant time) throws IOException {
        Files.createDirectories(folder);
        // Names sort by time; the rest is for letters of the same millisecond.
        var name = "%013d-%s".formatted(time.toEpochMilli(), UUID.randomUUID());
        var unfinished = folder.resolve(name + ".part");
        try (var file = Files.newOutputStream(unfinished)) {
            message(letter, from, time).writeTo(file);
        } catch (MessagingException e) {
            throw new IOException(e);
        }
        Files.move(unfinished, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        for (var old : files().stream().skip(KEPT).toList()) {
            Files.deleteIfExists(old);
        }
    }

    /** The newest first. */
    List<Kept> list() throws IOException {
        return files().stream().flatMap(file -> read(file).stream()).toList();
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private static Optional<Kept> read(Path file) {
        try (var content = Files.newInputStream(file)) {
            var message = new MimeMessage(SESSION, content);
            var name = file.getFileName().toString();
            return Optional.of(new Kept(
                    name.substring(0, name.length() - SUFFIX.length()),
                    message.getSentDate().toInstant(),
                    ((InternetAddress) message.getRecipients(RecipientType.TO)[0]).getAddress(),
                    message.getSubject(),
                    message.getContent().toString().replace("\r\n", "\n")));
        } catch (NoSuchFileException pruned) {
            return Optional.empty();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("%s is no mail".formatted(file), e);
        }
    }

    private static MimeMessage message(Letter letter, String from, Instant time) throws MessagingException {
        var message = new MimeMessage(SESSION);
        message.setFrom(from);
        message.setRecipient(RecipientType.TO, new InternetAddress(letter.to(), false));
        message.setSubject(letter.subject(), StandardCharsets.UTF_8.name());
        message.setText(letter.text(), StandardCharsets.UTF_8.name());
        message.setSentDate(Date.from(time));
        return message;
    }

    private static Session session() {
        var properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }

    /** @param time to the second, as a mail has it */
    record Kept(String id, Instant time, String to, String subject, String text) {}
}
