/** The chat service: conversations, messages and sockets. */
@NullMarked
package dev.kith.chat;

import org.jspecify.annotations.NullMarked;
