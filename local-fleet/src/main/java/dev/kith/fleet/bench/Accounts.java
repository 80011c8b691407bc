package dev.kith.fleet.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Many of them, made and deleted side by side. */
record Accounts(List<Account> all) implements AutoCloseable {

    /** More would only wait for each other: BCrypt takes a processor for a third of a second. */
    private static final int AT_ONCE = 4;

    static Accounts join(int count, URI gateway) throws IOException, InterruptedException {
        var joined = new ArrayList<Callable<Account>>();
        for (int i = 0; i < count; i++) {
            joined.add(() -> Account.join(gateway));
        }
        return new Accounts(each(joined));
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
        var deleted = new ArrayList<Callable<Boolean>>();
        for (var account : all) {
            deleted.add(() -> {
                account.close();
                return true;
            });
        }
        try {
            each(deleted);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static <T> List<T> each(List<Callable<T>> tasks) throws IOException, InterruptedException {
        try (var threads = Executors.newFixedThreadPool(AT_ONCE)) {
            var results = new ArrayList<T>();
            for (Future<T> result : threads.invokeAll(tasks)) {
                results.add(result.get());
            }
            return results;
        } catch (ExecutionException failed) {
            throw new IOException("the benchmark's accounts", failed);
        }
    }
}
