package dev.kith.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kith.events.contract.UserDeleted;
import dev.kith.events.contract.UserRegistered;
import dev.kith.profile.Api;
import dev.kith.profile.Events;
import dev.kith.test.ServiceTest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class ProfileEventsIntegrationTests {

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Profiles profiles;

    private Events events;
    private Api anna;

    @BeforeEach
    void createUser(@Autowired Environment environment) {
        events = new Events(environment);
        anna = Api.asNewUser(port);
    }

    @Test
    void createAProfileThatItsUserNames() {
        events.publish(new UserRegistered(anna.id()));
        awaitProfile(anna);
        assertThat(anna.profile().json().propertyNames()).containsExactly("id", "time_created");

        var name = Api.freshName();
        assertThat(anna.claim(name).is(200).json().path("username").asString()).isEqualTo(name);
    }

    @Test
    void areWaitedForIfTheAccountIsNew() {
        var recent = Api.as(jdbc.sql("select uuidv7()").query(UUID.class).single(), port);
        recent.profile().isUnavailable();
        recent.avatar().isUnavailable();
        recent.replace(Api.freshName(), "").isUnavailable();
        recent.upload(new byte[10]).isUnavailable();

        events.publish(new UserRegistered(recent.id()));
        awaitProfile(recent);

        recent.replace(Api.freshName(), "").is(204);
        recent.delete().is(204);
        recent.profile().isProblem(404, "ID not found");
    }

    @Test
    void createOneProfileIfTheyAreRepeated() {
        events.publishRepeatedly(new UserRegistered(anna.id()), 5);
        awaitPublishedEvents();

        assertThat(rows(anna.id())).isEqualTo(1);
        assertThat(versionOf(anna.id())).isEqualTo(1);
    }

    @Test
    void doNotChangeAProfileThatTheUserHasCreated() {
        var name = Api.freshName();
        var made = anna.claim(name).is(200);

        events.publish(new UserRegistered(anna.id()));
        awaitPublishedEvents();

        assertThat(anna.profile().is(200).body()).isEqualTo(made.body());
    }

    @Test
    void deleteTheProfileOfADeletedAccount() {
        var name = Api.freshName();
        anna.claim(name).is(200);

        events.publish(new UserDeleted(anna.id()));
        await().atMost(Duration.ofMinutes(1)).until(() -> anna.profile().status() == 404);

        anna.claim(name).isProblem(404, "user not found");
        anna.replace(name, "").isProblem(404, "profile not found");
    }

    @Test
    void doNotRestoreADeletedProfile() {
        profiles.erase(anna.id());

        events.publish(new UserRegistered(anna.id()));
        awaitPublishedEvents();

        anna.profile().isProblem(404, "ID not found");
        anna.claim(Api.freshName()).isProblem(404, "user not found");
    }

    private void awaitProfile(Api user) {
        await().atMost(Duration.ofMinutes(1)).until(() -> user.profile().status() == 200);
    }

    private void awaitPublishedEvents() {
        var other = Api.asNewUser(port);
        events.publishWithKey(anna.id(), new UserRegistered(other.id()));
        awaitProfile(other);
    }

    private long rows(UUID user) {
        return jdbc.sql("select count(*) from profiles where id = ?")
                .param(user)
                .query(Long.class)
                .single();
    }

    private long versionOf(UUID user) {
        return jdbc.sql("select version from appearances where user_id = ?")
                .param(user)
                .query(Long.class)
                .single();
    }
}
