/**
 * Open sockets: their limits, their queues, and their end. This package does not depend on chat: each subprotocol is a
 * {@link dev.kith.chat.hub.Protocol} that reads and writes the frames.
 *
 * <p>The frames of a socket are handled one after the other, on the virtual thread with which Tomcat reads them. The
 * socket is not read meanwhile, so TCP slows a client that sends too fast, and no inbound queue can grow. Outbound
 * frames wait in a bounded queue and are written by a virtual thread that exists only while frames wait; a sender never
 * waits. An idle socket has no thread and no timer.
 */
@NullMarked
package dev.kith.chat.hub;

import org.jspecify.annotations.NullMarked;
