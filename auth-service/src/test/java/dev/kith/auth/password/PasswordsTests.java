package dev.kith.auth.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kith.auth.AuthProperties;
import dev.kith.auth.TestSettings;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.crypto.bcrypt.BCrypt;

class PasswordsTests {

    private static final AuthProperties PROPERTIES =
            TestSettings.of("BCRYPT_COST=4", "BCRYPT_THREADS=2", "BCRYPT_QUEUE=8");
    private static final Password PASSWORD = Password.of("correct horse");

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HashingThreads threads = new HashingThreads(PROPERTIES);
    private final Passwords passwords = new Passwords(PROPERTIES, threads, meters);

    @AfterEach
    void stop() {
        threads.close();
    }

    @Test
    void matchesTheHashedPassword() {
        var hash = passwords.hash(PASSWORD);

        assertThat(hash).startsWith("$2a$04$");
        assertThat(passwords.matches(PASSWORD, hash)).isTrue();
        assertThat(passwords.matches(Password.of("wrong horse"), hash)).isFalse();
    }

    @Test
    void saltsEveryHash() {
        assertThat(passwords.hash(PASSWORD)).isNotEqualTo(passwords.hash(PASSWORD));
    }

    @Test
    void hashesNoInvalidPassword() {
        assertThatThrownBy(() -> passwords.hash(Password.of("short"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesALongerPasswordThatBeginsWithTheRightOne() {
        var longest = "a".repeat(72);
        var hash = passwords.hash(Password.of(longest));

        assertThat(passwords.matches(Password.of(longest + "b"), hash)).isFalse();
    }

    @Test
    void refusesARepetitionOfTheRightPassword() {
        var hash = passwords.hash(PASSWORD);

        assertThat(passwords.matches(Password.of("correct horse\0correct horse"), hash))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "wrong horse",
                "a\0b",
                "correct horse correct horse correct horse correct horse correct horse correct horse"
            })
    void computesOneHashOfTheSameCostForEveryPassword(String wrong) {
        var hash = passwords.hash(PASSWORD);
        var before = computed();

        assertThat(passwords.matches(Password.of(wrong), hash)).isFalse();
        assertThat(computed()).isEqualTo(before + 1);
        assertThat(passwords.matches(Password.of(wrong), null)).isFalse();
        assertThat(computed()).isEqualTo(before + 2);
    }

    @Test
    void checksAHashOfAnotherCost() {
        var hash = BCrypt.hashpw(PASSWORD.bytes(), BCrypt.gensalt(5));
        assertThat(passwords.matches(PASSWORD, hash)).isTrue();
        assertThat(passwords.matches(Password.of("wrong horse"), hash)).isFalse();
    }

    @Test
    void checksAHashOfALowerCost() {
        var costlier = new Passwords(TestSettings.of("BCRYPT_COST=6"), threads, meters);
        var hash = passwords.hash(PASSWORD);

        assertThat(costlier.matches(PASSWORD, hash)).isTrue();
        assertThat(costlier.matches(Password.of("wrong horse"), hash)).isFalse();
    }

    @Test
    void computesTheSameRoundsForAHashOfALowerCostAndForNone() {
        var costlier = new Passwords(TestSettings.of("BCRYPT_COST=7"), threads, meters);
        var old = passwords.hash(PASSWORD);
        var today = costlier.hash(PASSWORD);

        for (var hash : Arrays.asList(old, today, null)) {
            var before = rounds();
            costlier.matches(Password.of("wrong horse"), hash);
            assertThat(rounds() - before).isEqualTo(1 << 7);
        }
    }

    @Test
    void renewsAHashOfAnotherCostInBothDirections() {
        var costlier = new Passwords(TestSettings.of("BCRYPT_COST=5"), threads, meters);

        var dear = costlier.renew(PASSWORD, passwords.hash(PASSWORD)).orElseThrow();
        assertThat(dear).startsWith("$2a$05$");
        assertThat(costlier.matches(PASSWORD, dear)).isTrue();

        var cheap = passwords.renew(PASSWORD, dear).orElseThrow();
        assertThat(cheap).startsWith("$2a$04$");
        assertThat(passwords.matches(PASSWORD, cheap)).isTrue();
    }

    @Test
    void renewsNoHashOfTodaysCost() {
        assertThat(passwords.renew(PASSWORD, passwords.hash(PASSWORD))).isEmpty();
    }

    private double rounds() {
        return meters.get("kith.auth.password.rounds").counter().count();
    }

    private long computed() {
        return meters.get("kith.auth.password.hashes").timer().count();
    }
}
