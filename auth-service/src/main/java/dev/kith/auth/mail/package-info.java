/**
 * Mail to users. A mail is queued in the transaction that it reports, as an encrypted row. A thread of any instance
 * writes and sends it.
 *
 * <p>A mail is written at the moment it is sent. So a token in it is fresh, even if the mail server was away for long,
 * and a request that queues a mail does the same work whether an account exists or not. What the mail needs is
 * committed before it is sent, and the row is deleted after that: after a crash in between, a mail is sent twice and
 * never lost.
 */
@NullMarked
package dev.kith.auth.mail;

import org.jspecify.annotations.NullMarked;
