package dev.kith.web.idempotency;

import dev.kith.http.problem.ProblemException;
import dev.kith.http.problem.ProblemType;
import dev.kith.web.identity.PublicEndpoint;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Accepts orders, and fails or waits if the order says so. */
@PublicEndpoint
@RestController
class OrderController {

    /** @param friend the receiver, if it is another user */
    record OrderRequest(String text, @Nullable UUID friend) {}

    record Order(UUID id, String text) {}

    final Semaphore arrived = new Semaphore(0);
    final Semaphore mayGoOn = new Semaphore(0);

    private final JdbcClient jdbc;
    private final IdempotencyRecords idempotencyRecords;

    OrderController(JdbcClient jdbc, IdempotencyRecords idempotencyRecords) {
        this.jdbc = jdbc;
        this.idempotencyRecords = idempotencyRecords;
    }

    @Idempotent
    @PostMapping("/orders")
    ResponseEntity<Order> order(@RequestBody OrderRequest request) throws Exception {
        var id = jdbc.sql("insert into orders (text) values (?) returning id")
                .param(request.text())
                .query(UUID.class)
                .single();
        if (request.friend() != null) {
            idempotencyRecords.belongsTo(request.friend());
        }
        switch (request.text()) {
            case "something that is sold out" -> throw new ProblemException(ProblemType.CONFLICT, "sold out");
            case "something that does not exist" -> {
                return ResponseEntity.notFound().build();
            }
            case "something checked" -> throw new IOException("the shelf fell over");
            case "something that kills the connection" ->
                jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                        .query()
                        .singleValue();
            case "something that takes long" -> {
                arrived.release();
                // With a limit: a test that fails before would keep the lock on the table, and block the next test.
                if (!mayGoOn.tryAcquire(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("the test did not release the handler");
                }
            }
            default -> {}
        }
        return ResponseEntity.created(URI.create("/orders/" + id))
                .eTag("\"1\"")
                .header("Authorization", "Bearer a secret")
                .body(new Order(id, request.text()));
    }

    @PostMapping("/careless-orders")
    ResponseEntity<Void> careless(@RequestBody OrderRequest request) {
        jdbc.sql("insert into orders (text) values (?)").param(request.text()).update();
        return ResponseEntity.noContent().build();
    }
}
