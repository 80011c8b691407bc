package dev.kith.profile.profile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.profile.Api;
import dev.kith.test.ServiceTest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServiceTest
class UsernameRaceIntegrationTests {

    private static final int RACERS = 8;
    private static final int RACES = 5;

    @LocalServerPort
    private int port;

    @Autowired
    private Profiles profiles;

    @RepeatedTest(RACES)
    void hasOneWinnerAmongPosts() {
        var name = Api.freshName();

        var statuses = race(racers(), racer -> racer.claim(name).status());

        assertThat(statuses).containsOnlyOnce(200).containsOnly(200, 409);
    }

    @RepeatedTest(RACES)
    void hasOneWinnerAmongPuts() {
        var name = Api.freshName();
        var racers = racers();
        racers.forEach(racer -> racer.claim(Api.freshName()).is(200));

        var statuses = race(racers, racer -> racer.replace(name, "").status());

        assertThat(statuses).containsOnlyOnce(204).containsOnly(204, 409);
    }

    @RepeatedTest(RACES)
    void isWonByTheUserAgainstTheRegistrationEvent() {
        var anna = Api.asNewUser(port);
        var name = Api.freshName();

        race(() -> profiles.create(anna.id()), () -> anna.claim(name).is(200));

        assertThat(anna.profile().json().path("username").asString()).isEqualTo(name);
    }

    @RepeatedTest(RACES)
    void isLostIfTheAccountIsDeletedMeanwhile() {
        var anna = Api.asNewUser(port);

        race(() -> profiles.erase(anna.id()), () -> anna.claim(Api.freshName()));

        assertThat(anna.profile().status()).isEqualTo(404);
    }

    private List<Api> racers() {
        return Stream.generate(() -> Api.asNewUser(port)).limit(RACERS).toList();
    }

    private static void race(Runnable one, Runnable other) {
        race(List.of(one, other), racer -> {
            racer.run();
            return true;
        });
    }

    private static <R, T> List<T> race(List<R> racers, Function<R, T> run) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var running = racers.stream()
                    .map(racer -> CompletableFuture.supplyAsync(() -> run.apply(racer), threads))
                    .toList();
            return running.stream().map(CompletableFuture::join).toList();
        }
    }
}
