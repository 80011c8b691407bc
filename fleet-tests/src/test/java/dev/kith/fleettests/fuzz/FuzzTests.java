package dev.kith.fleettests.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kith.fleettests.Person;
import dev.kith.fleettests.fuzz.Case.Credential;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FuzzTests {

    private static final long SEED = Long.getLong("fuzz.seed", 5);
    private static final int CASES = Integer.getInteger("fuzz.cases", 80);
    private static final List<Operation> OPERATIONS = Specification.read().operations();

    /** What is answered before the operation is asked. */
    private static final Set<Integer> ON_THE_WAY = Set.of(307, 401, 429, 431);

    private final Verdict verdict = new Verdict();

    static List<Operation> operations() {
        return OPERATIONS;
    }

    /**
     * A good token is never refused and a damaged one always, so what is left of the requests has met the operation
     * itself.
     */
    @ParameterizedTest
    @MethodSource("operations")
    void whateverComesIsAnsweredInOrder(Operation operation) {
        var caller = Person.joinsAndHasProfile();
        var faults = new ArrayList<String>();
        var statuses = new ArrayList<Integer>();
        var cases = cases(operation);
        for (var one : cases) {
            try {
                var response = request(one, caller).exchange();
                verdict.on(operation, one, response);
                statuses.add(response.status());
                if (operation.endsTheCaller() && response.status() < 300) {
                    caller = Person.joins();
                }
            } catch (IOException | RuntimeException | AssertionError fault) {
                faults.add(one + ": " + fault);
            }
        }
        assertThat(faults).isEmpty();
        assertThat(statuses.stream().filter(status -> !ON_THE_WAY.contains(status)))
                .as("answers of the operation itself among %s", statuses)
                .hasSizeGreaterThan(cases.size() / 3);
    }

    @Test
    void thereAreTwoThousandCasesAndMostOfThemComeWithAGoodToken() {
        var cases = OPERATIONS.stream()
                .flatMap(operation -> cases(operation).stream())
                .toList();
        assertThat(cases).hasSizeGreaterThan(2_000);
        assertThat(cases.stream().filter(one -> one.credential() == Credential.GOOD))
                .hasSizeGreaterThan(cases.size() / 2);
    }

    private static Request request(Case one, Person caller) {
        var request = one.request().apply(caller);
        return one.credential() == Credential.GOOD ? request.with("Authorization: Bearer " + caller.token()) : request;
    }

    /** The same ones for the same seed. */
    private static List<Case> cases(Operation operation) {
        var random = new Random(SEED ^ operation.id().hashCode());
        var cases = new ArrayList<Case>();
        cases.addAll(OddBodies.of(operation, random));
        cases.addAll(OddPaths.of(operation));
        cases.addAll(OddHeaders.of(operation));
        cases.addAll(OddTokens.of(operation));
        Collections.shuffle(cases, random);
        return cases.subList(0, Math.min(CASES, cases.size()));
    }
}
