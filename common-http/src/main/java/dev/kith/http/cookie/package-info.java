/** The cookies that the gateway and auth-service have to agree on. */
@NullMarked
package dev.kith.http.cookie;

import org.jspecify.annotations.NullMarked;
