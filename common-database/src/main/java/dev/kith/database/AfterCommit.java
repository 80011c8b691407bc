package dev.kith.database;

import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Runs actions after the commit of a transaction. */
public final class AfterCommit {

    private AfterCommit() {}

    /**
     * Runs the action after the commit of the current transaction, on its thread. It does not run if the transaction is
     * rolled back, or if the process ends in between.
     *
     * @param action should not throw: its exception would reach the caller as if the transaction had failed
     * @throws IllegalStateException if there is no transaction
     */
    public static void run(Runnable action) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }
}
