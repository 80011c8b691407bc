package dev.kith.feed.publication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.feed.Api;
import dev.kith.test.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServiceTest
class FeedIntegrationTests {

    @LocalServerPort
    private int port;

    private Api anna;

    @BeforeEach
    void emptyTables(@Autowired JdbcClient jdbc) {
        jdbc.sql("delete from publications").update();
        anna = Api.asNewUser(port);
    }

    @Test
    void isEmptyBeforeTheFirstPublication() {
        assertThat(anna.get("/api/feed/").is(200).body()).isEqualTo("[]");
    }

    @Test
    void showsThePublicationsOfAllUsersNewestFirst() {
        var bob = Api.asNewUser(port);
        var ids = List.of(anna.published("One."), bob.published("Two."), anna.published("Three."));

        var feed = anna.get("/api/feed/").is(200);

        assertThat(feed.all("id")).isEqualTo(ids.reversed());
        assertThat(feed.all("text")).containsExactly("Three.", "Two.", "One.");
        assertThat(feed.all("user_id"))
                .containsExactly(
                        anna.id().toString(), bob.id().toString(), anna.id().toString());
        assertThat(feed.header("Link")).isEmpty();
    }

    @Test
    void showsAnAuthorWithoutAProfileAsUnknown() {
        anna.published("Who am I?");

        var entry = anna.get("/api/feed/").json().path(0);

        assertThat(entry.propertyNames()).containsExactly("id", "text", "user_id", "username", "time_created");
        assertThat(entry.path("username").asString()).isEqualTo("unknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/feed/", "/api/feed/user/"})
    void isPagedWithoutGapsOrDuplicatesWhileUsersPublish(String list) {
        var path = list.endsWith("user/") ? list + anna.id() : list;
        var ids = publish(25);

        var read = new ArrayList<String>();
        for (var next = path + "?limit=10"; !next.isEmpty(); ) {
            var page = anna.get(next).is(200);
            read.addAll(page.all("id"));
            next = page.next();
            publish(3);
        }

        assertThat(read).isEqualTo(ids.reversed());
    }

    @Test
    void isPagedWithoutGapsIfTheEntryAtTheCursorIsDeleted() {
        var ids = publish(4);
        var first = anna.get("/api/feed/?limit=2").is(200);

        anna.delete("/api/feed/" + ids.get(2)).is(204);

        assertThat(anna.get(first.next()).all("id")).isEqualTo(ids.subList(0, 2).reversed());
    }

    @Test
    void hasFiftyEntriesOnAPageByDefault() {
        var ids = publish(51);

        var page = anna.get("/api/feed/").is(200);

        assertThat(page.all("id")).isEqualTo(ids.reversed().subList(0, 50));
        assertThat(anna.get(page.next()).all("id")).containsExactly(ids.getFirst());
        assertThat(anna.get("/api/feed/?limit=100").json()).hasSize(51);
    }

    @Test
    void hasFewerEntriesOnAPageIfTheyAreLong() {
        var text = "\uD83D\uDC4B".repeat(5_000);
        var ids = IntStream.range(0, 60).mapToObj(_ -> anna.published(text)).toList();
        IntStream.range(0, 80)
                .forEach(_ ->
                        anna.comment(ids.getFirst(), text.substring(0, 4_000)).is(201));

        assertThat(pages("/api/feed/user/%s?limit=100".formatted(anna.id()))).isEqualTo(ids.reversed());
        assertThat(pages("/api/feed/?limit=100")).startsWith(ids.reversed().toArray(String[]::new));
        assertThat(pages(Api.comments(ids.getFirst()) + "?limit=100"))
                .hasSize(80)
                .doesNotHaveDuplicates();
    }

    private List<String> pages(String path) {
        var read = new ArrayList<String>();
        for (var next = path; !next.isEmpty(); ) {
            var page = anna.get(next).is(200);
            assertThat(page.bytes().length).isLessThan(512 * 1024);
            read.addAll(page.all("id"));
            next = page.next();
        }
        return read;
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=-1", "limit=many"})
    void refusesALimitOutOfRange(String query) {
        anna.get("/api/feed/?" + query).isInvalid("?limit");
        anna.get("/api/feed/user/" + anna.id() + "?" + query).isInvalid("?limit");
    }

    @ParameterizedTest
    @ValueSource(strings = {"cursor=made-up", "cursor=MR9ub3QtYS11dWlk", "cursor=%00"})
    void refusesAMalformedCursor(String query) {
        anna.get("/api/feed/?" + query).isInvalid("?cursor");
        anna.get("/api/feed/user/" + anna.id() + "?" + query).isInvalid("?cursor");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/api/feed/user/", "/api/feed/%s/", "/api/feed/%s/comment/deeper", "/api/feed/a/b/c"})
    void isAnsweredByEveryOtherDeeperPath(String path) {
        var id = anna.published("Sails.");

        assertThat(anna.get(path.formatted(id)).is(200).body())
                .isEqualTo(anna.get("/api/feed/").body());
    }

    @Test
    void namesTheAllowedMethods() {
        var refused = anna.delete("/api/feed/").is(405);

        assertThat(refused.header("Allow")).contains("GET", "POST");
    }

    private List<String> publish(int count) {
        return IntStream.range(0, count)
                .mapToObj(number -> anna.published("number " + number))
                .toList();
    }
}
