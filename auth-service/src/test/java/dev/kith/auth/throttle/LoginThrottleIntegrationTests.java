package dev.kith.auth.throttle;

import static dev.kith.auth.Api.PASSWORD;
import static dev.kith.auth.Api.freshAddress;
import static dev.kith.auth.Api.freshEmail;
import static dev.kith.auth.throttle.AtOnce.atOnce;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.auth.Api;
import dev.kith.auth.AuthServiceTest;
import dev.kith.auth.audit.ClientInfo;
import dev.kith.database.retention.Retention;
import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.test.client.TestResponse;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@AuthServiceTest
class LoginThrottleIntegrationTests {

    private static final String WRONG = "wrong horse";

    private final String email = freshEmail();

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LoginThrottle throttle;

    @Autowired
    private Retention fullLoginBuckets;

    @Autowired
    private Retention unusedNetworks;

    private Api home;
    private UUID user;

    @BeforeEach
    void register() {
        home = new Api(port);
        user = home.registered(email);
    }

    @Test
    void allowsFiveWrongPasswordsOfAnAccountFromOneNetwork() {
        assertThat(statuses(5, () -> home.login(email, WRONG))).containsOnly(400);

        mustWait(home.login(email, WRONG));
        mustWait(home.login(email, PASSWORD));
    }

    @Test
    void doesNotProlongTheWaitOfAClientThatKeepsAsking() {
        statuses(5, () -> home.login(email, WRONG));

        for (var round = 0; round < 3; round++) {
            assertThat(statuses(10, () -> home.login(email, WRONG))).containsOnly(429);
            pass(Duration.ofMinutes(15));
            assertThat(home.login(email, WRONG).status()).isEqualTo(400);
        }
    }

    @Test
    void allowsAllWrongPasswordsAgainAfterARightOne() {
        statuses(5, () -> home.login(email, WRONG));
        pass(Duration.ofMinutes(15));

        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        assertThat(statuses(5, () -> home.login(email, WRONG))).containsOnly(400);
    }

    @Test
    void doesNotCountRightPasswords() {
        assertThat(statuses(25, () -> home.login(email, PASSWORD))).containsOnly(202);
    }

    @Test
    void allowsOneOfManyGuessesAtOnceWhenOneTokenIsBack() {
        statuses(5, () -> home.login(email, WRONG));
        pass(Duration.ofMinutes(15));

        var guesses = atOnce(20, () -> home.login(email, WRONG));

        assertThat(guesses.stream().filter(answer -> answer.status() == 400)).hasSize(1);
    }

    @Test
    void allowsFiftyWrongPasswordsOfAnAccountFromAnyNumberOfNetworks() {
        var guesses = atOnce(80, () -> home.from(freshAddress()).login(email, WRONG));

        assertThat(guesses.stream().filter(answer -> answer.status() == 400)).hasSize(50);
        mustWait(home.from(freshAddress()).login(email, PASSWORD));
    }

    @Test
    void neverLocksAUserOutOfAKnownNetwork() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        atOnce(60, () -> home.from(freshAddress()).login(email, WRONG));

        mustWait(home.from(freshAddress()).login(email, PASSWORD));
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void doesNotLockAUserOutWhenANeighbourGuessesOtherPasswords() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        atOnce(30, () -> home.login(freshEmail(), WRONG));

        mustWait(home.login(freshEmail(), PASSWORD));
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void knowsTheNetworkOfAUserWhoseSessionHasExpired() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        lastLoginWas(31);
        unusedNetworks.deleteExpired();
        atOnce(30, () -> home.login(freshEmail(), WRONG));

        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void letsAUserWaitWhenANeighbourGuessesTheirPassword() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        statuses(5, () -> home.login(email, WRONG));

        mustWait(home.login(email, PASSWORD));
        assertThat(home.from(freshAddress()).login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void forgetsAKnownNetworkAfterSixtyDays() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        lastLoginWas(60);
        atOnce(30, () -> home.login(freshEmail(), WRONG));

        mustWait(home.login(email, PASSWORD));
    }

    @Test
    void allowsTwentyWrongPasswordsFromANetworkForAllAccounts() {
        assertThat(statuses(20, () -> home.login(freshEmail(), WRONG))).containsOnly(404);

        mustWait(home.login(freshEmail(), WRONG));
        mustWait(home.login(email, PASSWORD));
        assertThat(home.from(freshAddress()).login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void countsWrongPasswordsFromAKnownNetworkForTheNetworkToo() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        statuses(5, () -> home.login(email, WRONG));

        assertThat(statuses(15, () -> home.login(freshEmail(), WRONG))).containsOnly(404);
        mustWait(home.login(freshEmail(), WRONG));
    }

    @Test
    void takesNoMoreTokensThanABucketHas() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        statuses(20, () -> home.login(freshEmail(), WRONG));
        statuses(5, () -> home.login(email, WRONG));
        pass(Duration.ofMinutes(15));

        assertThat(home.login(freshEmail(), WRONG).status()).isEqualTo(404);
    }

    @Test
    void doesNotRefillANetworkAfterARightPassword() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        statuses(20, () -> home.login(freshEmail(), WRONG));

        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        mustWait(home.login(freshEmail(), WRONG));
    }

    @Test
    void doesNotProlongTheWaitOfANetworkAfterARightPassword() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        statuses(20, () -> home.login(freshEmail(), WRONG));
        pass(Duration.ofMinutes(15));

        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        assertThat(home.login(freshEmail(), WRONG).status()).isEqualTo(404);
    }

    @Test
    void countsAllSpellingsOfAnAddressTogether() {
        var spellings =
                List.of(email, email.toUpperCase(Locale.ROOT), email.replace("example", "EXAMPLE"), email, email);
        spellings.forEach(
                spelling -> assertThat(home.login(spelling, WRONG).status()).isEqualTo(400));

        mustWait(home.login(email, PASSWORD));
    }

    @Test
    void refillsANetworkTokenByToken() {
        statuses(20, () -> home.login(freshEmail(), WRONG));
        pass(Duration.ofMinutes(15));

        assertThat(home.login(freshEmail(), WRONG).status()).isEqualTo(404);
        mustWait(home.login(freshEmail(), WRONG));

        pass(Duration.ofMinutes(3 * 15));
        assertThat(statuses(3, () -> home.login(freshEmail(), WRONG))).containsOnly(404);
        mustWait(home.login(freshEmail(), WRONG));
    }

    @Test
    void refillsAnAccountTokenByToken() {
        statuses(5, () -> home.login(email, WRONG));
        pass(Duration.ofMinutes(15));

        assertThat(home.login(email, WRONG).status()).isEqualTo(400);
        mustWait(home.login(email, WRONG));
    }

    @Test
    void allowsAClientThatNeverStopsOneGuessInAQuarterOfAnHour() {
        statuses(5, () -> home.login(email, WRONG));
        var tries = 0;
        for (var time = Duration.ZERO; time.toDays() < 1; time = time.plusMinutes(5)) {
            pass(Duration.ofMinutes(5));
            tries += home.login(email, WRONG).status() == 400 ? 1 : 0;
        }

        assertThat(tries).isBetween(24 * 4 - 1, 24 * 4 + 1);
    }

    @Test
    void isFullAfterADay() {
        statuses(5, () -> home.login(email, WRONG));
        pass(Duration.ofDays(1));

        assertThat(statuses(5, () -> home.login(email, WRONG))).containsOnly(400);
        mustWait(home.login(email, WRONG));
    }

    @Test
    void doesNotCountAPasswordThatCouldNotBeChecked() {
        var client = new ClientInfo(freshAddress(), "");
        for (var tried = 0; tried < 60; tried++) {
            assertThatThrownBy(() -> throttle.check(email, null, client, () -> {
                        throw new ProblemException(ProblemType.UNAVAILABLE, "too many wait");
                    }))
                    .hasMessage("too many wait");
        }

        assertThat(throttle.check(email, null, client, () -> true)).isTrue();
    }

    @Test
    void letsAUserInWhoHasProvedToOwnTheAccountOtherwise() {
        atOnce(60, () -> home.from(freshAddress()).login(email, WRONG));
        var abroad = freshAddress();
        mustWait(home.from(abroad).login(email, PASSWORD));

        throttle.reset(email, new ClientInfo(abroad, ""));

        assertThat(home.from(abroad).login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void countsWrongCurrentPasswordsOfAChangeToo() {
        var change = "{\"current_password\":\"%s\",\"new_password\":\"another horse\"}";
        var wrong = BodyPublishers.ofString(change.formatted(WRONG));
        var right = BodyPublishers.ofString(change.formatted(PASSWORD));
        assertThat(statuses(5, () -> home.send("PUT", "/api/auth/password", wrong, Api.as(user))))
                .containsOnly(400);

        mustWait(home.send("PUT", "/api/auth/password", right, Api.as(user)));
        mustWait(home.login(email, PASSWORD));
    }

    @Test
    void recordsTheFirstRefusalAfterEachWrongPassword() {
        statuses(5, () -> home.login(email, WRONG));
        statuses(3, () -> home.login(email, WRONG));
        assertThat(refusals()).isEqualTo(1);

        pass(Duration.ofMinutes(15));
        statuses(3, () -> home.login(email, WRONG));
        assertThat(refusals()).isEqualTo(2);
    }

    @Test
    void storesNoAddressInTheClear() {
        home.login(email, PASSWORD);
        home.login(email, WRONG);

        var rows = jdbc.sql("""
                        select row_to_json(b)::text from login_buckets b
                        union all select row_to_json(n)::text from known_networks n
                        """).query(String.class).list();
        assertThat(rows)
                .isNotEmpty()
                .noneMatch(row -> row.contains("@") || row.contains("2001:db8") || row.contains("20010db8"));
    }

    @Test
    void deletesFullBucketsAndForgottenNetworks() {
        home.login(email, PASSWORD);
        home.login(email, WRONG);
        pass(Duration.ofDays(1));
        lastLoginWas(60);

        fullLoginBuckets.deleteExpired();
        unusedNetworks.deleteExpired();

        assertThat(jdbc.sql("select (select count(*) from login_buckets) + (select count(*) from known_networks)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long refusals() {
        return jdbc.sql("select count(*) from security_events where user_id = :user and event = 'login_throttled'")
                .param("user", user)
                .query(Long.class)
                .single();
    }

    private void lastLoginWas(int daysAgo) {
        jdbc.sql("update known_networks set last_login = now() - make_interval(days => :days)")
                .param("days", daysAgo)
                .update();
    }

    /** Moves all buckets as if this time had passed. */
    private void pass(Duration time) {
        jdbc.sql("update login_buckets set full_at = full_at - make_interval(secs => :seconds)")
                .param("seconds", time.toSeconds())
                .update();
    }

    private static void mustWait(TestResponse answer) {
        answer.isProblem(429, "too many wrong passwords, try again later");
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(1, 15 * 60);
    }

    private static List<Integer> statuses(int times, Supplier<TestResponse> request) {
        return Stream.generate(request).limit(times).map(TestResponse::status).toList();
    }
}
