package dev.kith.feed.comment;

import dev.kith.web.page.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
class CommentStore {

    /** A page of a publication's comments. */
    static final String ON_PUBLICATION = """
            select * from comments
            where pub_id = :publication and id < :before
            order by id desc limit :rows
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
                        select id, :user, :text from publications where id = :publication for key share
                        returning *
                        """)
                .param("publication", publication)
                .param("user", user)
                .param("text", text)
                .query(Comment.class)
                .optional();
    }

    Optional<Comment> delete(UUID user, UUID id) {
        return jdbc.sql("delete from comments where id = :id and user_id = :user returning *")
                .param("id", id)
                .param("user", user)
                .query(Comment.class)
                .optional();
    }

    /** Deletes a batch of the user's comments. */
    List<Comment> deleteBatchOf(UUID user) {
        return jdbc.sql("""
                        delete from comments where id in (
                            select id from comments where user_id = :user order by id limit :batch)
                        returning *
                        """)
                .param("user", user)
                .param("batch", BATCH)
                .query(Comment.class)
                .list();
    }

    /** Deletes a batch of the comments on these publications; true if there may be more. */
    boolean deleteBatchOn(List<UUID> publications) {
        return jdbc.sql("""
                        delete from comments where id in (
                            select id from comments where pub_id = any(:publications) order by id limit :batch)
                        """)
                        .param("publications", publications.toArray(UUID[]::new))
                        .param("batch", BATCH)
                        .update()
                == BATCH;
    }
}
