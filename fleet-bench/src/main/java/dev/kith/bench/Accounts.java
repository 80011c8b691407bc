package dev.kith.bench;

import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

/** Many accounts, registered and deleted side by side. */
record Accounts(List<Account> all) implements AutoCloseable {

    /** More would only wait for each other: BCrypt takes a processor for a third of a second. */
    private static final int AT_ONCE = 4;

    static Accounts register(int count, URI gateway) throws IOException, InterruptedException {
        return new Accounts(runAll(Collections.nCopies(count, () -> Account.register(gateway))));
    }

    List<UUID> ids() {
        return all.stream().map(Account::id).toList();
    }

    Account of(UUID id) {
        return all.stream()
                .filter(account -> account.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public void close() throws IOException {
        try {
            runAll(all.stream()
                    .map(account -> Executors.callable(account::close))
                    .toList());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> List<T> runAll(List<Callable<T>> tasks) throws IOException, InterruptedException {
        return Load.runAll("the benchmark's accounts", Executors.newFixedThreadPool(AT_ONCE), tasks);
    }
}
