package dev.kith.auth.mail;

/**
 * A letter that is written and not yet sent.
 *
 * @param sent what is done when it is, in the transaction that forgets the order
 * @param unsent what undoes the writing if it cannot be sent
 */
public record Draft(Letter letter, Runnable sent, Runnable unsent) {

    static Draft of(Letter letter) {
        return new Draft(letter, () -> {}, () -> {});
    }
}
