package dev.kith.feed.publication;

import dev.kith.feed.author.Author;
import dev.kith.feed.publication.Publications.FeedEntry;
import dev.kith.web.page.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SimplePropertyRowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class PublicationStore {

    /** A page of the feed: reads the index of ids backwards, and joins each author. */
    static final String FEED = """
            select publications.*, username, bio, avatar
            from publications join authors using (user_id)
            where id < :before
            order by id desc limit :rows
            """;

    /** A page of one user's publications. */
    static final String BY_USER = """
            select * from publications
            where user_id = :user and id < :before
            order by id desc limit :rows
            """;

    // Limits the duration of one transaction.
    private static final int BATCH = 1_000;

    private static final RowMapper<Publication> PUBLICATION = new SimplePropertyRowMapper<>(Publication.class);
    private static final RowMapper<Author> AUTHOR = new SimplePropertyRowMapper<>(Author.class);

    private final JdbcClient jdbc;

    PublicationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<FeedEntry> feed(PageRequest page) {
        return jdbc.sql(FEED)
                .param("before", page.beforeId())
                .param("rows", page.rows())
                .query((row, number) -> new FeedEntry(PUBLICATION.mapRow(row, number), AUTHOR.mapRow(row, number)))
                .list();
    }

    List<Publication> byUser(UUID user, PageRequest page) {
        return jdbc.sql(BY_USER)
                .param("user", user)
                .param("before", page.beforeId())
                .param("rows", page.rows())
                .query(PUBLICATION)
                .list();
    }

    Optional<Publication> find(UUID id) {
        return jdbc.sql("select * from publications where id = :id")
                .param("id", id)
                .query(PUBLICATION)
                .optional();
    }

    Publication add(UUID user, String text) {
        return jdbc.sql("insert into publications (user_id, text) values (:user, :text) returning *")
                .param("user", user)
                .param("text", text)
                .query(PUBLICATION)
                .single();
    }

    /** Locks the publication, if it is the user's, until the transaction ends. */
    Optional<Publication> lock(UUID user, UUID id) {
        return jdbc.sql("select * from publications where id = :id and user_id = :user for update")
                .param("id", id)
                .param("user", user)
                .query(PUBLICATION)
                .optional();
    }

    Publication update(UUID id, String text) {
        return jdbc.sql("update publications set text = :text, version = version + 1 where id = :id returning *")
                .param("id", id)
                .param("text", text)
                .query(PUBLICATION)
                .single();
    }

    /** Locks a batch of the user's publications until the transaction ends. */
    List<UUID> lockBatch(UUID user) {
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
}
