package dev.kith.web.idempotency;

import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;

/** Forgets expired answers. Every instance of a service does it; the second finds nothing. */
final class AnswerPurge {

    private static final Logger log = LoggerFactory.getLogger(AnswerPurge.class);

    private final AnswerStore answers;

    AnswerPurge(AnswerStore answers) {
        this.answers = answers;
    }

    @Scheduled(initialDelay = 10, fixedDelay = 60, timeUnit = TimeUnit.MINUTES)
    void purge() {
        try {
            log.debug("Forgot {} answers", answers.purge());
        } catch (DataAccessException unavailable) {
            log.warn("Expired answers stay for another hour: {}", unavailable.getMessage());
        }
    }
}
