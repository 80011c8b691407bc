package dev.kith.database.notes;

import dev.kith.database.Erasure;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Erases the notes of a user, two at a time. */
public class NotesErasure implements Erasure {

    private final JdbcClient jdbc;
    private final List<Step> steps = new CopyOnWriteArrayList<>();
    private volatile Consumer<UUID> hook = _ -> {};

    NotesErasure(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A transaction that erased something, with its pseudonym. */
    public record Step(UUID user, UUID pseudonym) {}

    /** Runs after the effect of each step from now on. */
    public void afterEffect(Consumer<UUID> hook) {
        this.hook = hook;
    }

    public List<Step> steps(UUID user) {
        return steps.stream().filter(step -> step.user().equals(user)).toList();
    }

    @Override
    public String service() {
        return "notes";
    }

    @Override
    public void begin(UUID user) {}

    @Override
    public boolean eraseSome(UUID user, UUID pseudonym) {
        var erased = jdbc.sql("delete from notes where id in (select id from notes where key = ? order by id limit 2)")
                .param(user.toString())
                .update();
        hook.accept(user);
        if (erased > 0) {
            steps.add(new Step(user, pseudonym));
        }
        return erased > 0;
    }
}
