package dev.kith.web.page;

import dev.kith.web.identity.PublicEndpoint;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The numbers from 1 to 230, in pages. */
@PublicEndpoint
@RestController
class NumberController {

    @GetMapping("/numbers")
    Page<Integer> numbers(PageRequest request) {
        return Page.of(rows(request), request, Cursor::at);
    }

    @GetMapping("/numbers/many")
    ResponseEntity<Page<String>> many(@PageLimit(standard = 200, max = 500) PageRequest request) {
        return ResponseEntity.ok(Page.of(rows(request), request, Cursor::at).map(number -> "n" + number));
    }

    private static List<Integer> rows(PageRequest request) {
        var after = request.after() == null ? 0 : (int) request.after().number(0);
        return IntStream.rangeClosed(after + 1, Math.min(230, after + request.rows()))
                .boxed()
                .toList();
    }
}
