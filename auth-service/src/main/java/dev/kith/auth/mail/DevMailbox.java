package dev.kith.auth.mail;

import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.MimeMailMessage;
import org.springframework.mail.javamail.MimeMessageHelper;

/** A folder with the mails of a local fleet, as {@code .eml} files. The newest {@value #CAPACITY} stay. */
final class DevMailbox {

    static final int CAPACITY = 200;

    private static final String SUFFIX = ".eml";
    private static final Session SESSION = session();

    private final Path folder;
    private final Clock clock;

    DevMailbox(Path folder, Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    void put(SimpleMailMessage... messages) {
        try {
            for (var message : messages) {
                put(message, clock.instant());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private void put(SimpleMailMessage simple, Instant time) throws IOException, MessagingException {
        Files.createDirectories(folder);
        // Names sort by time; the random part distinguishes mails of the same millisecond.
        var name = "%013d-%s".formatted(time.toEpochMilli(), UUID.randomUUID());
        var unfinished = folder.resolve(name + ".part");
        var message = new MimeMessage(SESSION);
        simple.copyTo(new MimeMailMessage(new MimeMessageHelper(message, StandardCharsets.UTF_8.name())));
        message.setSentDate(Date.from(time));
        try (var file = Files.newOutputStream(unfinished)) {
            message.writeTo(file);
        }
        Files.move(unfinished, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
        for (var old : files().stream().skip(CAPACITY).toList()) {
            Files.deleteIfExists(old);
        }
    }

    /** All mails, the newest first. */
    List<StoredMail> list() throws IOException {
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

    private static Optional<StoredMail> read(Path file) {
        try (var content = Files.newInputStream(file)) {
            var message = new MimeMessage(SESSION, content);
            var name = file.getFileName().toString();
            return Optional.of(new StoredMail(
                    name.substring(0, name.length() - SUFFIX.length()),
                    message.getSentDate().toInstant(),
                    ((InternetAddress) message.getRecipients(RecipientType.TO)[0]).getAddress(),
                    message.getSubject(),
                    message.getContent().toString().replace("\r\n", "\n")));
        } catch (NoSuchFileException deleted) {
            return Optional.empty();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("%s is not a mail".formatted(file), e);
        }
    }

    private static Session session() {
        var properties = new Properties();
        properties.setProperty("mail.mime.allowutf8", "true");
        return Session.getInstance(properties);
    }

    /** @param time in whole seconds, as in the mail's header */
    record StoredMail(String id, Instant time, String to, String subject, String text) {}
}
