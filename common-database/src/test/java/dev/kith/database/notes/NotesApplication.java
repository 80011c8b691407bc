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
        return EventHandler.on(Noted.TYPE, notes::receive);
    }

    /** Publishes the numbers 1 to 100 under the key in the argument, and goes on running. */
    public static void main(String... arguments) throws InterruptedException {
        var context = SpringApplication.run(NotesApplication.class);
        context.getBean(Notes.class)
                .publish(arguments[0], IntStream.rangeClosed(1, 100).toArray());
        Thread.currentThread().join();
    }
}
