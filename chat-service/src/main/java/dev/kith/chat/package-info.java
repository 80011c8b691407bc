/** The chat service: conversations, messages and the hub of live sockets. */
@NullMarked
package dev.kith.chat;

import org.jspecify.annotations.NullMarked;
