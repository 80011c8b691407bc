package dev.kith.fleet.supervisor;

import dev.kith.fleet.terminal.CommandFailedException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Waiting for several components at once. */
public final class Readiness {

    private Readiness() {}

    /**
     * Returns when all are ready.
     *
     * @throws CommandFailedException as soon as one of them fails
     */
    public static void await(List<CompletableFuture<Void>> components) throws InterruptedException {
        var failure = new CompletableFuture<Void>();
        var all = CompletableFuture.allOf(components.stream()
                .map(component -> component.whenComplete((ready, cause) -> {
                    if (cause != null) {
                        failure.completeExceptionally(cause);
                    }
                }))
                .toArray(CompletableFuture[]::new));
        try {
            CompletableFuture.anyOf(all, failure).get();
        } catch (ExecutionException e) {
            throw new CommandFailedException(message(e), e);
        }
    }

    private static String message(ExecutionException e) {
        var cause = e.getCause();
        return String.valueOf(cause == null ? e.getMessage() : cause.getMessage());
    }
}
