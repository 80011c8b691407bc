/** Fresh tokens for sockets that are open: they come in a frame, past the gateway, so auth-service is asked whether they are good. */
@NullMarked
package dev.kith.chat.token;

import org.jspecify.annotations.NullMarked;
