package dev.kith.fleettests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.fleettests.Person;
import dev.kith.fleettests.fuzz.FuzzCase.Credential;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FuzzTests {

    private static final long SEED = Long.getLong("fuzz.seed", 5);
    private static final int CASES = Integer.getInteger("fuzz.cases", 80);
    private static final int LANES = 3;
    private static final List<Operation> OPERATIONS = Specification.read().operations();

    /** What is answered before the operation is asked. */
    private static final Set<Integer> BEFORE_THE_OPERATION = Set.of(307, 401, 429, 431);

    private final ResponseRules rules = new ResponseRules();

    static List<Operation> operations() {
        return OPERATIONS;
    }

    /**
     * A good token is never refused and a damaged one always, so what is left of the requests has met the operation
     * itself.
     */
    @ParameterizedTest
    @MethodSource("operations")
    void malformedRequestsAreAnsweredAsSpecified(Operation operation) {
        var cases = cases(operation);
        var faults = new ConcurrentLinkedQueue<String>();
        var statuses = new ConcurrentLinkedQueue<Integer>();
        try (var lanes = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var lane = 0; lane < LANES; lane++) {
                var first = lane * cases.size() / LANES;
                var last = (lane + 1) * cases.size() / LANES;
                lanes.execute(() -> exchange(operation, cases.subList(first, last), statuses, faults));
            }
        }
        assertThat(faults).isEmpty();
        assertThat(statuses).as("each case has a response or a fault").hasSize(cases.size());
        assertThat(statuses.stream().filter(status -> !BEFORE_THE_OPERATION.contains(status)))
                .as("answers of the operation itself among %s", statuses)
                .hasSizeGreaterThan(cases.size() / 3);
    }

    // Each lane has a caller of its own, so that the result does not depend on the order of the lanes.
    private void exchange(Operation operation, List<FuzzCase> cases, Queue<Integer> statuses, Queue<String> faults) {
        var caller = Person.registerWithProfile();
        for (var one : cases) {
            try {
                var response = request(one, caller).exchange();
                rules.check(operation, one, response);
                statuses.add(response.status());
                if (operation.deletesCaller() && response.status() < 300) {
                    caller = Person.register();
                }
            } catch (IOException | RuntimeException | AssertionError fault) {
                faults.add(one + ": " + fault);
            }
        }
    }

    @Test
    void twoThousandCasesAreTriedMostlyWithAValidToken() {
        var cases = OPERATIONS.stream()
                .flatMap(operation -> cases(operation).stream())
                .toList();
        assertThat(cases).hasSizeGreaterThan(2_000);
        assertThat(cases.stream().filter(one -> one.credential() == Credential.GOOD))
                .hasSizeGreaterThan(cases.size() / 2);
    }

    private static RawRequest request(FuzzCase one, Person caller) {
        var request = one.request().apply(caller);
        return one.credential() == Credential.GOOD ? request.with("Authorization: Bearer " + caller.token()) : request;
    }

    /** The same ones for the same seed. */
    private static List<FuzzCase> cases(Operation operation) {
        var random = new Random(SEED ^ operation.id().hashCode());
        var cases = new ArrayList<FuzzCase>();
        cases.addAll(MalformedBodies.of(operation, random));
        cases.addAll(MalformedPaths.of(operation));
        cases.addAll(MalformedHeaders.of(operation));
        cases.addAll(MalformedTokens.of(operation));
        Collections.shuffle(cases, random);
        return cases.subList(0, Math.min(CASES, cases.size()));
    }
}
