/**
 * Who calls, as the gateway tells the services: {@code X-User-ID} beside {@code X-Identity}, a short-lived JWT signed
 * with the fleet's internal secret. A service believes the first only with a valid second of the same subject.
 */
@NullMarked
package dev.kith.http.identity;

import org.jspecify.annotations.NullMarked;
