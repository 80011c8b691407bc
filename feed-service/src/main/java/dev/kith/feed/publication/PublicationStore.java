package dev.kith.feed.publication;

import dev.kith.feed.author.Author;
import dev.kith.web.page.PageRequest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PublicationStore {

    /** A page of the feed: walks back along the ids, and looks each author up. */
    static final String FEED = """
            select publications.*, username, bio, avatar
            from publications join authors using (user_id)
            where id < :before
            order by id desc limit :rows
            """;

    /** A page of one user's publications. */
    static final String OF_USER = """
            select * from publications
            where user_id = :user and id < :before
            order by id desc limit :rows
            """;

    // Bounds how long one transaction lasts.
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;

    PublicationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<FeedEntry> feed(PageRequest page) {
        return jdbc.sql(FEED)
                .param("before", page.beforeId())
                .param("rows", page.rows())
                .query((row, number) -> new FeedEntry(publication(row, number), author(row)))
                .list();
    }

    List<Publication> of(UUID user, PageRequest page) {
        return jdbc.sql(OF_USER)
                .param("user", user)
                .param("before", page.beforeId())
                .param("rows", page.rows())
                .query(PublicationStore::publication)
                .list();
    }

    Optional<Publication> find(UUID id) {
        return jdbc.sql("select * from publications where id = :id")
                .param("id", id)
                .query(PublicationStore::publication)
                .optional();
    }

    Publication add(UUID user, String text) {
        return jdbc.sql("insert into publications (user_id, text) values (:user, :text) returning *")
                .param("user", user)
                .param("text", text)
                .query(PublicationStore::publication)
                .single();
    }

    /** The user's own publication, which nobody else changes until the transaction ends. */
    Optional<Publication> lock(UUID user, UUID id) {
        return jdbc.sql("select * from publications where id = :id and user_id = :user for update")
                .param("id", id)
                .param("user", user)
                .query(PublicationStore::publication)
                .optional();
    }

    Publication update(UUID id, String text) {
        return jdbc.sql("update publications set text = :text, version = version + 1 where id = :id returning *")
                .param("id", id)
                .param("text", text)
                .query(PublicationStore::publication)
                .single();
    }

    /**
     * As many of the user's publications as one statement should delete, which nobody else changes until the
     * transaction ends.
     */
    List<UUID> lockSomeOf(UUID user) {
        return jdbc.sql("select id from publications where user_id = :user order by id limit :batch for update")
                .param("user", user)
                .param("batch", BATCH)
                .query(UUID.class)
                .list();
    }

    void delete(List<UUID> ids) {
        jdbc.sql("delete from publications where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    private static Publication publication(ResultSet row, int number) throws SQLException {
        return new Publication(
                row.getObject("id", UUID.class),
                row.getObject("user_id", UUID.class),
                row.getString("text"),
                row.getLong("version"),
                row.getObject("time_created", OffsetDateTime.class).toInstant());
    }

    private static Author author(ResultSet row) throws SQLException {
        return new Author(row.getString("username"), row.getString("bio"), row.getString("avatar"));
    }
}
