/** Which web pages may send requests: CORS for their scripts, and protection against forged requests with cookies. */
@NullMarked
package dev.kith.gateway.origin;

import org.jspecify.annotations.NullMarked;
