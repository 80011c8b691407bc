package dev.kith.auth.mail;

import static dev.kith.auth.Api.freshEmail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kith.auth.Api;
import dev.kith.auth.Instance;
import dev.kith.servers.process.PortUse;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Sends to a real mail server, which is started and stopped. */
class SmtpIntegrationTests {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private int port;
    private Map<String, String> environment;
    private GreenMail mailServer;
    private JdbcClient jdbc;

    @BeforeEach
    void chooseAPort() {
        port = PortUse.findFree();
        var setup = new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP);
        setup.setServerStartupTimeout(60_000);
        mailServer = new GreenMail(setup);
        environment = Instance.environment();
        environment.putAll(Map.of(
                "SMTP_HOST", "localhost",
                "SMTP_PORT", Integer.toString(port),
                "SMTP_STARTTLS", "false",
                "MAIL_FROM", "kith@example.com"));
        jdbc = JdbcClient.create(new DriverManagerDataSource(
                "jdbc:postgresql://%s:%s/%s"
                        .formatted(environment.get("DB_HOST"), environment.get("DB_PORT"), environment.get("DB_NAME")),
                environment.get("DB_USER"),
                environment.get("DB_PASSWORD")));
    }

    @AfterEach
    void stop() {
        mailServer.stop();
    }

    @Test
    void sendsEveryMailOnceWithTwoInstances() {
        mailServer.start();
        try (var one = Instance.start(environment);
                var other = Instance.start(environment)) {
            var addresses = Stream.of(one, other, one, other, one, other)
                    .map(instance -> registered(instance.api()))
                    .toList();

            awaitNoneWaits();

            assertThat(received()).map(SmtpIntegrationTests::recipient).containsExactlyInAnyOrderElementsOf(addresses);
            assertThat(received()).allSatisfy(mail -> {
                assertThat(mail.getFrom()[0]).hasToString("kith@example.com");
                assertThat(mail.getSubject()).isEqualTo("Is this your address?");
                assertThat(GreenMailUtil.getBody(mail)).containsPattern("(?m)^Token: [A-Za-z0-9_-]{43}\\r?$");
            });
        }
    }

    @Test
    void keepsAnEncryptedMailWhileTheServersAreAway() {
        String email;
        try (var instance = Instance.start(environment)) {
            email = registered(instance.api());
            await().atMost(PATIENCE).until(() -> attempts() > 0);
            assertThat(dump("mails")).hasSize(1).noneMatch(row -> row.contains(email));
        }
        try (var instance = Instance.start(environment)) {
            mailServer.start();

            awaitNoneWaits();

            assertThat(received())
                    .singleElement()
                    .satisfies(mail -> assertThat(recipient(mail)).isEqualTo(email));
            var token = token(received().getFirst());
            assertThat(dump("recovery_tokens")).hasSize(1).noneMatch(row -> row.contains(token));
            assertThat(instance.api()
                            .post(
                                    "/api/auth/email-verification/confirm",
                                    BodyPublishers.ofString("{\"token\":\"%s\"}".formatted(token)),
                                    Map.of())
                            .status())
                    .isEqualTo(204);
        }
    }

    @Test
    void deletesAnAccountWhileItsMailIsBeingSent() throws Exception {
        try (var instance = Instance.start(environment);
                var slow = new SlowMailServer(port)) {
            var user = instance.api().registered(freshEmail());
            slow.awaitCaller();

            assertThat(instance.api().delete(user).status()).isEqualTo(202);
            assertThat(attempts()).isZero();
        }
    }

    @Test
    void givesUpAMailAfterADay() {
        try (var instance = Instance.start(environment)) {
            registered(instance.api());
            await().atMost(PATIENCE).until(() -> attempts() > 0);
            assertThat(dump("mails")).hasSize(1);

            jdbc.sql("update mails set ordered_at = now() - interval '1 day', due_at = now()")
                    .update();

            awaitNoneWaits();
            assertThat(dump("recovery_tokens")).isEmpty();
        }
    }

    private static String registered(Api api) {
        var email = freshEmail();
        api.registered(email);
        return email;
    }

    private void awaitNoneWaits() {
        await().atMost(PATIENCE).until(() -> dump("mails").isEmpty());
    }

    private List<MimeMessage> received() {
        return List.of(mailServer.getReceivedMessages());
    }

    private int attempts() {
        return jdbc.sql("select coalesce(max(attempts), 0) from mails")
                .query(Integer.class)
                .single();
    }

    private List<String> dump(String table) {
        return jdbc.sql("select t::text from %s t".formatted(table))
                .query(String.class)
                .list();
    }

    private static String token(MimeMessage mail) {
        var text = GreenMailUtil.getBody(mail);
        return text.substring(text.indexOf("Token: ") + "Token: ".length())
                .lines()
                .findFirst()
                .orElseThrow();
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getRecipients(RecipientType.TO)[0].toString();
        } catch (MessagingException e) {
            throw new AssertionError(e);
        }
    }
}
