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
import dev.kith.test.client.Answer;
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
    private Retention forgivenFailures;

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
    void letsFivePasswordsOfAnAccountBeWrongOnOneNetwork() {
        assertThat(statuses(5, () -> home.login(email, WRONG))).containsOnly(400);

        isToWait(home.login(email, WRONG), 1);
        isToWait(home.login(email, PASSWORD), 1);
    }

    @Test
    void doublesTheDelayWithEveryFailureAndNotWithWhoeverKeepsAsking() {
        statuses(5, () -> home.login(email, WRONG));

        for (var delay = 1; delay <= 8; delay *= 2) {
            isToWait(home.login(email, WRONG), delay);
            isToWait(home.login(email, WRONG), delay);
            pass(Duration.ofMinutes(delay));
            assertThat(home.login(email, WRONG).status()).isEqualTo(400);
        }
    }

    @Test
    void letsTheOwnerInAfterTheDelayAndBeginsAnew() {
        statuses(5, () -> home.login(email, WRONG));
        pass(Duration.ofMinutes(1));

        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        assertThat(statuses(5, () -> home.login(email, WRONG))).containsOnly(400);
    }

    @Test
    void countsNoRightPassword() {
        assertThat(statuses(25, () -> home.login(email, PASSWORD))).containsOnly(202);
    }

    @Test
    void givesGuessesAtOnceOneTryWhenTheDelayIsOver() {
        statuses(5, () -> home.login(email, WRONG));
        pass(Duration.ofMinutes(1));

        var guesses = atOnce(20, () -> home.login(email, WRONG));

        assertThat(guesses.stream().filter(answer -> answer.status() == 400)).hasSize(1);
    }

    @Test
    void givesAnAccountFiftyTriesFromHoweverManyNetworks() {
        var guesses = atOnce(80, () -> home.from(freshAddress()).login(email, WRONG));

        assertThat(guesses.stream().filter(answer -> answer.status() == 400)).hasSize(50);
        isToWait(home.from(freshAddress()).login(email, PASSWORD), 1);
    }

    @Test
    void neverLocksTheOwnerOutOfANetworkThatWasUsedBefore() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        atOnce(60, () -> home.from(freshAddress()).login(email, WRONG));

        isToWait(home.from(freshAddress()).login(email, PASSWORD), 1);
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void locksNobodyOutWhoseNeighbourGuesses() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        atOnce(30, () -> home.login(freshEmail(), WRONG));

        isToWait(home.login(freshEmail(), PASSWORD), 1);
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void knowsTheNetworkOfAnOwnerWhoseSessionHasLivedItsLife() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        lastLoginWas(31);
        unusedNetworks.forget();
        atOnce(30, () -> home.login(freshEmail(), WRONG));

        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void makesTheOwnerWaitWhoseNeighbourGuessesTheirPassword() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        statuses(5, () -> home.login(email, WRONG));

        isToWait(home.login(email, PASSWORD), 1);
        assertThat(home.from(freshAddress()).login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void takesANetworkForUnknownAfterSixtyDays() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        lastLoginWas(60);
        atOnce(30, () -> home.login(freshEmail(), WRONG));

        isToWait(home.login(email, PASSWORD), 1);
    }

    @Test
    void givesANetworkTwentyTriesWhateverTheAccounts() {
        assertThat(statuses(20, () -> home.login(freshEmail(), WRONG))).containsOnly(404);

        isToWait(home.login(freshEmail(), WRONG), 1);
        isToWait(home.login(email, PASSWORD), 1);
        assertThat(home.from(freshAddress()).login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void forgivesANetworkNothingForARightPasswordInBetween() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        statuses(20, () -> home.login(freshEmail(), WRONG));

        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        isToWait(home.login(freshEmail(), WRONG), 1);
    }

    @Test
    void keepsNobodyWaitingLongerForARightPasswordOfAnother() {
        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        statuses(20, () -> home.login(freshEmail(), WRONG));
        pass(Duration.ofMinutes(1));

        assertThat(home.login(email, PASSWORD).status()).isEqualTo(202);
        assertThat(home.login(freshEmail(), WRONG).status()).isEqualTo(404);
    }

    @Test
    void takesAnAddressForOneHoweverItIsWritten() {
        var spellings =
                List.of(email, email.toUpperCase(Locale.ROOT), email.replace("example", "EXAMPLE"), email, email);
        spellings.forEach(
                spelling -> assertThat(home.login(spelling, WRONG).status()).isEqualTo(400));

        isToWait(home.login(email, PASSWORD), 1);
    }

    @Test
    void forgivesANetworkOneFailureAfterTheOther() {
        statuses(20, () -> home.login(freshEmail(), WRONG));
        pass(Duration.ofMinutes(15));

        assertThat(home.login(freshEmail(), WRONG).status()).isEqualTo(404);
        isToWait(home.login(freshEmail(), WRONG), 1);

        pass(Duration.ofMinutes(3 * 15));
        assertThat(statuses(3, () -> home.login(freshEmail(), WRONG))).containsOnly(404);
        isToWait(home.login(freshEmail(), WRONG), 1);
    }

    @Test
    void forgivesAnAccountOneFailureAfterTheOther() {
        statuses(5, () -> home.login(email, WRONG));
        pass(Duration.ofMinutes(15));

        assertThat(home.login(email, WRONG).status()).isEqualTo(400);
        isToWait(home.login(email, WRONG), 1);
    }

    @Test
    void givesWhoeverNeverStopsAQuarterOfAnHourForEachTry() {
        statuses(5, () -> home.login(email, WRONG));
        var tries = 0;
        for (var time = Duration.ZERO; time.toDays() < 1; time = time.plusMinutes(5)) {
            pass(Duration.ofMinutes(5));
            tries += home.login(email, WRONG).status() == 400 ? 1 : 0;
        }

        assertThat(tries).isBetween(80, 24 * 4 + 11);
    }

    @Test
    void forgetsFailuresAfterADayWithoutOne() {
        statuses(5, () -> home.login(email, WRONG));
        pass(Duration.ofDays(1));

        assertThat(statuses(5, () -> home.login(email, WRONG))).containsOnly(400);
        isToWait(home.login(email, WRONG), 1);
    }

    @Test
    void countsNoPasswordThatNobodyCouldLookAt() {
        var client = new ClientInfo(freshAddress(), "");
        for (var tried = 0; tried < 60; tried++) {
            assertThatThrownBy(() -> throttle.guard(email, null, client, () -> {
                        throw new ProblemException(ProblemType.UNAVAILABLE, "too many wait");
                    }))
                    .hasMessage("too many wait");
        }

        assertThat(throttle.guard(email, null, client, () -> true)).isTrue();
    }

    @Test
    void letsTheOwnerInWhoHasProvedToBeItByOtherMeans() {
        atOnce(60, () -> home.from(freshAddress()).login(email, WRONG));
        var abroad = freshAddress();
        isToWait(home.from(abroad).login(email, PASSWORD), 1);

        throttle.pardon(email, new ClientInfo(abroad, ""));

        assertThat(home.from(abroad).login(email, PASSWORD).status()).isEqualTo(202);
    }

    @Test
    void countsWrongCurrentPasswordsOfAChangeToo() {
        var change = "{\"current_password\":\"%s\",\"new_password\":\"another horse\"}";
        var wrong = BodyPublishers.ofString(change.formatted(WRONG));
        var right = BodyPublishers.ofString(change.formatted(PASSWORD));
        assertThat(statuses(5, () -> home.send("PUT", "/api/auth/password", wrong, Api.as(user))))
                .containsOnly(400);

        isToWait(home.send("PUT", "/api/auth/password", right, Api.as(user)), 1);
        isToWait(home.login(email, PASSWORD), 1);
    }

    @Test
    void recordsTheFirstRefusalOfEachDelay() {
        statuses(5, () -> home.login(email, WRONG));
        statuses(3, () -> home.login(email, WRONG));
        assertThat(refusals()).isEqualTo(1);

        pass(Duration.ofMinutes(1));
        statuses(3, () -> home.login(email, WRONG));
        assertThat(refusals()).isEqualTo(2);
    }

    @Test
    void keepsNoAddressInClear() {
        home.login(email, PASSWORD);
        home.login(email, WRONG);

        var rows = jdbc.sql("""
                        select row_to_json(f)::text from login_failures f
                        union all select row_to_json(n)::text from known_networks n
                        """).query(String.class).list();
        assertThat(rows)
                .isNotEmpty()
                .noneMatch(row -> row.contains("@") || row.contains("2001:db8") || row.contains("20010db8"));
    }

    @Test
    void purgesWhatCountsNoMore() {
        home.login(email, PASSWORD);
        home.login(email, WRONG);
        pass(Duration.ofDays(1));
        lastLoginWas(60);

        forgivenFailures.forget();
        unusedNetworks.forget();

        assertThat(jdbc.sql("select (select count(*) from login_failures) + (select count(*) from known_networks)")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private long refusals() {
        return jdbc.sql("select count(*) from security_events where user_id = ? and event = 'login_throttled'")
                .param(user)
                .query(Long.class)
                .single();
    }

    private void lastLoginWas(int daysAgo) {
        jdbc.sql("update known_networks set last_login = now() - make_interval(days => ?)")
                .param(daysAgo)
                .update();
    }

    /** As if all failures had been so much earlier. */
    private void pass(Duration time) {
        jdbc.sql("""
                        update login_failures set
                            failed_at = failed_at - make_interval(secs => :seconds),
                            forgiven_at = forgiven_at - make_interval(secs => :seconds)
                        """).param("seconds", time.toSeconds()).update();
    }

    private static void isToWait(Answer answer, int minutes) {
        answer.isProblem(429, "too many wrong passwords, try again later");
        // More than the delay before this one, however long the test itself takes.
        assertThat(Integer.parseInt(answer.header("Retry-After"))).isBetween(30 * minutes + 1, 60 * minutes);
    }

    private static List<Integer> statuses(int times, Supplier<Answer> request) {
        return Stream.generate(request).limit(times).map(Answer::status).toList();
    }
}
