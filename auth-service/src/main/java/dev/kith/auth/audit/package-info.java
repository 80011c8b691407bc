/**
 * Security events: a row for the user whom the event concerns, and a line in the log for the operator.
 *
 * <p>Knows only the ids of users and sessions.
 */
@NullMarked
package dev.kith.auth.audit;

import org.jspecify.annotations.NullMarked;
