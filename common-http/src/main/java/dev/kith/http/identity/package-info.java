/**
 * The caller's identity, from the gateway to the services: {@code X-User-ID} and {@code X-Identity}, a short-lived JWT
 * signed with the fleet's internal secret. A service accepts the first only with a valid second of the same subject.
 */
@NullMarked
package dev.kith.http.identity;

import org.jspecify.annotations.NullMarked;
