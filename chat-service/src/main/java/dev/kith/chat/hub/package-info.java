/**
 * Live sockets: who has which, what may come in, what waits to go out, and why one is closed. Knows nothing of chat:
 * what the frames say is a {@link dev.kith.chat.hub.Protocol}'s, one for each subprotocol.
 *
 * <p>Frames of one socket are handled one after the other, on the virtual thread on which Tomcat read them. While it is
 * at work nothing more is read, so a client that sends faster than it is served is held back by TCP, and there is no
 * inbox that could grow. Frames going out wait in a bounded queue and are written by a virtual thread that exists only
 * while there are any; who sends never waits. A socket at rest holds no thread and no timer.
 */
@NullMarked
package dev.kith.chat.hub;

import org.jspecify.annotations.NullMarked;
