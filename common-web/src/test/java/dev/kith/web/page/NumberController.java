package dev.kith.web.page;

import dev.kith.web.identity.PublicEndpoint;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The numbers from 1 to 230, in pages. */
@PublicEndpoint
@RestController
class NumberController {

    final Semaphore arrived = new Semaphore(0);
    final CountDownLatch mayGoOn = new CountDownLatch(1);
    final AtomicInteger most = new AtomicInteger();

    private final AtomicInteger reading = new AtomicInteger();

    @GetMapping("/numbers")
    Page<Integer> numbers(PageRequest request) {
        return Page.of(rows(request), request, Cursor::at);
    }

    @GetMapping("/numbers/many")
    ResponseEntity<Page<String>> many(@PageLimit(standard = 200, max = 500) PageRequest request) {
        return ResponseEntity.ok(Page.of(rows(request), request, Cursor::at).map(number -> "n" + number));
    }

    /** Each of the numbers with a text of 4,000 characters. */
    @GetMapping("/numbers/texts")
    Page<String> texts(@PageLimit(standard = 200, max = 500) PageRequest request) {
        var page = Page.of(rows(request), request, number -> PageSize.of(text(number)), number -> Cursor.at(number));
        return page.map(NumberController::text);
    }

    /** Reads a page until the test goes on. */
    @GetMapping("/numbers/slow")
    Page<Integer> slow(PageRequest request) throws InterruptedException {
        if (reading.incrementAndGet() > most.get()) {
            most.set(reading.get());
        }
        arrived.release();
        mayGoOn.await(30, TimeUnit.SECONDS);
        reading.decrementAndGet();
        return numbers(request);
    }

    /** Every fourth character is a control character or a quotation mark, which are longer in JSON. */
    private static String text(int number) {
        return number + ":" + "\u0001\u20ac\"e".repeat(1_000);
    }

    private static List<Integer> rows(PageRequest request) {
        var after = request.after() == null ? 0 : (int) request.after().number(0);
        return IntStream.rangeClosed(after + 1, Math.min(230, after + request.rows()))
                .boxed()
                .toList();
    }
}
