/**
 * The protocols that sockets of the {@code hub} speak: {@code v1} is {@code kith.chat.v1}, {@code legacy} is the
 * protocol of earlier clients, for sockets without a subprotocol.
 *
 * <p>A socket receives the {@code stream} of its user. {@link dev.kith.chat.protocol.ServerFrame} has every frame that
 * the service sends.
 */
@NullMarked
package dev.kith.chat.protocol;

import org.jspecify.annotations.NullMarked;
