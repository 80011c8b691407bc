package dev.kith.feed.publication;

import dev.kith.feed.author.Author;
import dev.kith.feed.publication.Publications.FeedEntry;
import dev.kith.web.page.PageRequest;
import dev.kith.web.page.PageSize;
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
    static final String FEED = PageSize.limit(
            """
            select publications.*, username, bio, avatar
            from publications join authors using (user_id)
            where id < :before and deleted_at is null
            order by id desc limit :rows
            """, "id desc", "octet_length(text) + octet_length(bio) + coalesce(octet_length(avatar), 0)");

    /** A page of one user's publications. */
    static final String BY_USER = PageSize.limit("""
            select * from publications
            where user_id = :user and id < :before and deleted_at is null
            order by id desc limit :rows
            """, "id desc", "octet_length(text)");

    /**
     * The order is that of the index {@code publications_by_author}, and the range on its first column keeps the
     * planner from another index that has the same order for one user, and from a scan of the table.
     */
    static final String MARK_BATCH = """
            update publications set deleted_at = now() where ctid = any(array(
                select ctid from publications
                where user_id >= :user and user_id <= :user and deleted_at is null
                order by user_id, id limit :batch for no key update))
            returning id
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
        return jdbc.sql("select * from publications where id = :id and deleted_at is null")
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

    /**
     * Locks the publication, if it is the user's, against changes until the transaction ends. Comments may be added
     * meanwhile: under a stream of them a stronger lock would wait too long.
     */
    Optional<Publication> lock(UUID user, UUID id) {
        return jdbc.sql("""
                        select * from publications where id = :id and user_id = :user and deleted_at is null
                        for no key update
                        """)
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

    /** Marks the publication as deleted; false if the user has no such publication. */
    boolean markDeleted(UUID user, UUID id) {
        return jdbc.sql("""
                        update publications set deleted_at = now()
                        where id = :id and user_id = :user and deleted_at is null
                        """).param("id", id).param("user", user).update() == 1;
    }

    /** Marks a batch of the user's publications as deleted. */
    List<UUID> markBatchDeleted(UUID user) {
        return jdbc.sql(MARK_BATCH)
                .param("user", user)
                .param("batch", BATCH)
                .query(UUID.class)
                .list();
    }

    /** Locks a batch of deleted publications until the transaction ends, except those that are locked. */
    List<UUID> lockDeleted() {
        return jdbc.sql("""
                        select id from publications where deleted_at is not null
                        limit :batch for update skip locked
                        """).param("batch", BATCH).query(UUID.class).list();
    }

    /** Locks a batch of the user's deleted publications until the transaction ends. */
    List<UUID> lockDeletedOf(UUID user) {
        return jdbc.sql("""
                        select id from publications where user_id = :user and deleted_at is not null
                        limit :batch for update
                        """)
                .param("user", user)
                .param("batch", BATCH)
                .query(UUID.class)
                .list();
    }

    void remove(List<UUID> ids) {
        jdbc.sql("delete from publications where id = any(:ids)")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }
}
