/**
 * What happens to a token while its socket is open. A fresh one comes in a frame, past the gateway, so auth-service is
 * asked whether it is good; and when its session is revoked, the socket is closed.
 */
@NullMarked
package dev.kith.chat.token;

import org.jspecify.annotations.NullMarked;
