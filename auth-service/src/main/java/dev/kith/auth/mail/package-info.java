/**
 * Mail to users. It is ordered in the transaction that it tells of, as a row that nobody can read without
 * {@code KEY_ENCRYPTION_SECRET}, and written and sent by a thread of whichever instance comes first.
 *
 * <p>A letter is written in the moment it is sent: a token in it is as fresh as can be, however long the mail server
 * was away, and a request that orders one does the same whether there is anybody to write to or not. What the letter
 * needs is committed before it is sent, and sending comes before the row goes: after a crash in between, a letter comes
 * twice, and never not at all.
 */
@NullMarked
package dev.kith.auth.mail;

import org.jspecify.annotations.NullMarked;
