/**
 * The subprotocol {@code kith.chat.v1}. Each type of frame that clients send has one
 * {@link dev.kith.chat.protocol.v1.FrameHandler}, declared as a bean here or in the package that the frame belongs to.
 */
@NullMarked
package dev.kith.chat.protocol.v1;

import org.jspecify.annotations.NullMarked;
