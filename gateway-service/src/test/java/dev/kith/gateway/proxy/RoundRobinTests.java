package dev.kith.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

class RoundRobinTests {

    private static final URI A = URI.create("http://a");
    private static final URI B = URI.create("http://b");
    private static final URI C = URI.create("http://c");

    private final List<URI> called = new ArrayList<>();
    private final Map<URI, IOException> failures = new HashMap<>();
    private Instant now = Instant.EPOCH;
    private final RoundRobin turns = new RoundRobin(List.of(A, B, C), () -> now);

    @Test
    void eachInstanceIsCalledInTurn() {
        call(4);
        assertThat(called).containsExactly(A, B, C, A);
    }

    @Test
    void anUnreachableInstanceComesLastForAWhile() {
        failures.put(B, new ConnectException());
        call(5);
        assertThat(called).containsExactly(A, B, C, C, A, C);

        called.clear();
        failures.clear();
        now = now.plus(RoundRobin.AVOIDED);
        call(3);
        assertThat(called).containsExactlyInAnyOrder(A, B, C);
    }

    @Test
    void anAvoidedInstanceIsCalledIfNoOtherIsReachable() {
        failures.put(A, new ConnectException());
        call(1);
        failures.put(B, new ConnectException());
        failures.put(C, new ConnectException());
        called.clear();
        assertThatThrownBy(() -> call(1)).isInstanceOf(UncheckedIOException.class);
        assertThat(called).containsExactly(B, C, A);
    }

    @Test
    void aFailureAfterTheConnectionIsNotRetriedElsewhere() {
        failures.put(A, new SocketException("Connection reset"));
        assertThatThrownBy(() -> call(1)).hasRootCauseMessage("Connection reset");
        assertThat(called).containsExactly(A);
    }

    private void call(int times) {
        for (var i = 0; i < times; i++) {
            turns.call(this::answer)
                    .onErrorMap(IOException.class, UncheckedIOException::new)
                    .block();
        }
    }

    private Mono<Void> answer(URI instance) {
        called.add(instance);
        return failures.containsKey(instance) ? Mono.error(failures.get(instance)) : Mono.empty();
    }
}
