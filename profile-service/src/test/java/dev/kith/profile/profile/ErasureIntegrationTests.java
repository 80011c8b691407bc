package dev.kith.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.events.contract.UserDeleted;
import dev.kith.profile.Api;
import dev.kith.profile.Events;
import dev.kith.test.DatabaseActivity;
import dev.kith.test.DatabaseSearch;
import dev.kith.test.ServiceTest;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ServiceTest
class ErasureIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private Profiles profiles;

    @Autowired
    private TombstoneStore tombstones;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private DataSource database;

    @Autowired
    private Environment environment;

    private Api anna;
    private Api bob;
    private String name;

    @BeforeEach
    void createUsers() {
        anna = Api.asNewUser(port);
        bob = Api.asNewUser(port);
        name = Api.freshName();
    }

    @Test
    void leavesOnlyTombstones() {
        var bio = "bio of " + name;
        var claim = "{\"username\":\"%s\"}".formatted(name);
        anna.json("POST", "/api/profile/", claim, Map.of("Idempotency-Key", "once"))
                .is(200);
        anna.replace(name, bio).is(204);

        new Events(environment).publish(new UserDeleted(anna.id()));

        // Until the outbox is empty, it contains the last events of the user.
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(new DatabaseSearch(database).placesOf(anna.id(), name, bio))
                        .containsExactly("public.appearances.user_id"));
        assertThat(erasuresLeft()).isZero();
    }

    @Test
    void reservesTheUsernameForAWhile() {
        anna.claim(name).is(200);
        bob.claim(Api.freshName()).is(200);
        profiles.erase(anna.id());

        Api.asNewUser(port).claim(name).isProblem(409, "username already taken");
        bob.replace(name.toUpperCase(Locale.ROOT), "").isProblem(409, "username already taken");
        anna.byUsername(name).isProblem(404, "profile not found");

        jdbc.sql("update username_tombstones set expires_at = now()").update();
        bob.replace(name, "").is(204);
    }

    @Test
    void reservesTheUsernameOfAProfileDeletedBeforeItsAccount() {
        anna.claim(name).is(200);
        anna.delete().is(204);
        bob.claim(name).isProblem(409, "username already taken");
        anna.claim(name).is(200);
        anna.delete().is(204);

        new Events(environment).publish(new UserDeleted(anna.id()));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(new DatabaseSearch(database).placesOf(anna.id(), name))
                        .containsExactly("public.appearances.user_id"));

        bob.claim(name).isProblem(409, "username already taken");
    }

    @Test
    void reservesAUsernameThatIsGivenUp() {
        anna.claim(name).is(200);
        anna.replace(name.toUpperCase(Locale.ROOT), "").is(204);
        anna.replace(Api.freshName(), "").is(204);

        bob.claim(name).isProblem(409, "username already taken");
        anna.replace(name, "").is(204);
        anna.replace("", "").is(204);
        bob.claim(name).isProblem(409, "username already taken");
        profiles.erase(anna.id());
        bob.claim(name).isProblem(409, "username already taken");
    }

    @Test
    void reservesTheLastThreeUsernamesOfAUser() {
        anna.claim(name).is(200);
        for (var other = 0; other < 4; other++) {
            bob.claim(name).isProblem(409, "username already taken");
            anna.replace(Api.freshName(), "").is(204);
        }
        bob.claim(name).is(200);
    }

    @Test
    void purgesExpiredTombstones() {
        anna.claim(name).is(200);
        profiles.erase(anna.id());
        tombstones.purge();
        assertThat(tombstones.isReserved(name, bob.id())).isTrue();

        jdbc.sql("update username_tombstones set expires_at = now()").update();
        tombstones.purge();

        assertThat(jdbc.sql("select count(*) from username_tombstones")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void keepsTheUsernameFromAConcurrentClaim() {
        anna.claim(name).is(200);

        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var claim = transaction.execute(_ -> {
                profiles.erase(anna.id());
                var waiting = CompletableFuture.supplyAsync(() -> bob.claim(name), threads);
                await().atMost(Duration.ofMinutes(1))
                        .until(() -> waiting.isDone() || new DatabaseActivity(jdbc).waitsForALock());
                return waiting;
            });

            claim.join().isProblem(409, "username already taken");
        }
    }

    private int erasuresLeft() {
        return jdbc.sql("select count(*) from events.erasures where user_id = ?")
                .param(anna.id())
                .query(Integer.class)
                .single();
    }
}
