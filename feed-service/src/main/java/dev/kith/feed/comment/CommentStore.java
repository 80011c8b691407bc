package dev.kith.feed.comment;

import dev.kith.web.page.PageRequest;
import dev.kith.web.page.PageSize;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CommentStore {

    /** A page of a publication's comments. */
    static final String ON_PUBLICATION = PageSize.limit("""
            select * from comments
            where pub_id = :publication and id < :before
              and exists (select from publications where id = :publication and deleted_at is null)
            order by id desc limit :rows
            """, "id desc", "octet_length(text)");

    /**
     * The order is that of the index {@code comments_by_author}. The range on its first column keeps the planner from
     * the primary key, which has the same order for one user but the comments of all others between, and from a scan of
     * the table.
     */
    static final String DELETE_BATCH_OF = """
            delete from comments where ctid = any(array(
                select ctid from comments where user_id >= :user and user_id <= :user
                order by user_id, id limit :batch for update))
            returning *
            """;

    /** The same with {@code comments_by_publication}, one publication after the other. It waits for no lock. */
    static final String DELETE_BATCH_ON = """
            delete from comments where ctid = any(array(
                select found.ctid from unnest(:publications) as deleted (id) cross join lateral (
                    select ctid from comments where pub_id >= deleted.id and pub_id <= deleted.id
                    order by pub_id, id limit :batch for update skip locked) as found
                limit :batch))
            """;

    // Limits the duration of one transaction.
    private static final int BATCH = 1_000;

    private final JdbcClient jdbc;

    CommentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Comment> on(UUID publication, PageRequest page) {
        return jdbc.sql(ON_PUBLICATION)
                .param("publication", publication)
                .param("before", page.beforeId())
                .param("rows", page.rows())
                .query(Comment.class)
                .list();
    }

    /**
     * Adds a comment, and keeps its publication from being deleted until the transaction ends; empty if there is none.
     */
    Optional<Comment> add(UUID publication, UUID user, String text) {
        return jdbc.sql("""
                        insert into comments (pub_id, user_id, text)
                        select id, :user, :text from publications where id = :publication and deleted_at is null
                        for key share
                        returning *
                        """)
                .param("publication", publication)
                .param("user", user)
                .param("text", text)
                .query(Comment.class)
                .optional();
    }

    Optional<Comment> delete(UUID user, UUID id) {
        return jdbc.sql("""
                        delete from comments where id = :id and user_id = :user
                          and exists (select from publications where id = pub_id and deleted_at is null)
                        returning *
                        """)
                .param("id", id)
                .param("user", user)
                .query(Comment.class)
                .optional();
    }

    /** Deletes a batch of the user's comments. */
    List<Comment> deleteBatchOf(UUID user) {
        return jdbc.sql(DELETE_BATCH_OF)
                .param("user", user)
                .param("batch", BATCH)
                .query(Comment.class)
                .list();
    }

    /** Deletes a batch of the comments on these publications, except those that are locked; false if there was none. */
    boolean deleteBatchOn(List<UUID> publications) {
        return jdbc.sql(DELETE_BATCH_ON)
                        .param("publications", publications.toArray(UUID[]::new))
                        .param("batch", BATCH)
                        .update()
                > 0;
    }
}
