package dev.kith.database.notes;

import dev.kith.database.EventHandler;
import dev.kith.database.Outbox;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootApplication
public class NotesApplication {

    @Bean
    Notes notes(Outbox outbox, JdbcClient jdbc, PlatformTransactionManager transactions) {
        return new Notes(outbox, jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    NotesErasure notesErasure(JdbcClient jdbc) {
        return new NotesErasure(jdbc);
    }

    @Bean
    EventHandler<Noted> noted(Notes notes) {
        return EventHandler.on(Noted.TYPE, notes::arrive);
    }

    /** Publishes the numbers 1 to 100 under the key that is its argument, and lives on. */
    public static void main(String... arguments) throws InterruptedException {
        var context = SpringApplication.run(NotesApplication.class);
        context.getBean(Notes.class)
                .take(arguments[0], IntStream.rangeClosed(1, 100).toArray());
        Thread.currentThread().join();
    }
}
