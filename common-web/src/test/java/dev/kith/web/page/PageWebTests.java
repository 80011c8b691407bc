package dev.kith.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.test.client.HttpApi;
import dev.kith.test.client.TestResponse;
import dev.kith.web.Requests;
import dev.kith.web.WithoutDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@WithoutDatabase
class PageWebTests {

    private static final Pattern NEXT = Pattern.compile("<(/.*)>; rel=\"next\"");

    private final HttpApi http;

    PageWebTests(@LocalServerPort int port) {
        this.http = Requests.to(port);
    }

    @Test
    void linksAllPagesOfAList() {
        var all = new ArrayList<Integer>();
        var next = Optional.of("/numbers?limit=100");
        while (next.isPresent()) {
            var page = http.get(next.get());
            all.addAll(numbers(page));
            next = next(page);
        }

        assertThat(all).isEqualTo(IntStream.rangeClosed(1, 230).boxed().toList());
    }

    @Test
    void endsAPageOfLongTextsBeforeItIsTooLarge() {
        var all = new ArrayList<String>();
        var next = Optional.of("/numbers/texts?limit=500");
        while (next.isPresent()) {
            var page = http.get(next.get());
            assertThat(page.bytes().length).isLessThan(PageSize.MAX);
            var texts = List.of(new JsonMapper().readValue(page.body(), String[].class));
            next = next(page);
            if (next.isPresent()) {
                assertThat(page.bytes().length).isGreaterThan(PageSize.MAX * 9 / 10);
            }
            texts.forEach(text -> all.add(text.substring(0, text.indexOf(':'))));
        }

        assertThat(all)
                .isEqualTo(IntStream.rangeClosed(1, 230)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void readsFewPagesAtOnce(@Autowired NumberController numbers) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var responses = IntStream.range(0, 3 * PageRoom.READERS)
                    .mapToObj(
                            _ -> threads.submit(() -> http.get("/numbers/slow").status()))
                    .toList();
            numbers.arrived.acquire(PageRoom.READERS);
            assertThat(numbers.arrived.tryAcquire(500, TimeUnit.MILLISECONDS))
                    .as("one more reads")
                    .isFalse();
            numbers.mayGoOn.countDown();
            for (var response : responses) {
                assertThat(response.get()).isIn(200, 503);
            }
        }

        assertThat(numbers.most.get()).isEqualTo(PageRoom.READERS);
        assertThat(http.get("/numbers?limit=0").status()).isEqualTo(400);
        assertThat(numbers(http.get("/numbers"))).hasSize(50);
    }

    @Test
    void usesItsStandardLimitWithoutALimit() {
        assertThat(numbers(http.get("/numbers"))).hasSize(50);
        assertThat(http.get("/numbers/many").body()).startsWith("[\"n1\",").endsWith(",\"n200\"]");
        assertThat(next(http.get("/numbers/many?limit=500"))).isEmpty();
    }

    @Test
    void hasNoNextPageAtTheEndOfTheList() {
        assertThat(next(http.get("/numbers?limit=10&cursor=" + Cursor.at(220).encode())))
                .isEmpty();
    }

    @Test
    void keepsTheOtherParametersInTheLink() {
        var next =
                next(http.get("/numbers?q=a%20b&limit=2&cursor=" + Cursor.at(7).encode() + "&z=1"));

        assertThat(next)
                .hasValue("/numbers?q=a%20b&limit=2&z=1&cursor=" + Cursor.at(9).encode());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=101",
                "limit=-1",
                "limit=many",
                "limit=1.5",
                "limit=99999999999",
                "limit=",
                "limit=+5",
                "limit=05",
                "limit=%D9%A5"
            })
    void refusesALimitOutOfRange(String query) {
        var response = http.get("/numbers?" + query);

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"pointer\":\"?limit\"", "expected a whole number from 1 to 100");
    }

    @Test
    void refusesAMalformedCursor() {
        var response = http.get("/numbers?cursor=mine");

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.body()).contains("\"pointer\":\"?cursor\"");
    }

    private static Optional<String> next(TestResponse response) {
        return response.headers("Link").stream().findFirst().map(link -> {
            var matcher = NEXT.matcher(link);
            assertThat(matcher.matches()).as(link).isTrue();
            return matcher.group(1);
        });
    }

    private static List<Integer> numbers(TestResponse response) {
        return List.of(new JsonMapper().readValue(response.body(), Integer[].class));
    }
}
