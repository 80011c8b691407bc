/**
 * Tokens while their socket is open. A fresh token arrives in a frame, which the gateway does not check, so
 * auth-service checks it. When a session is revoked, its sockets are closed.
 */
@NullMarked
package dev.kith.chat.token;

import org.jspecify.annotations.NullMarked;
