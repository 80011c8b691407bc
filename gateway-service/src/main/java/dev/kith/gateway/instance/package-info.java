/**
 * Which instance of a service gets a request or a socket: the one whose turn it is, or the next where that cannot be
 * reached. Nothing is discovered: the instances are those of the settings.
 */
@NullMarked
package dev.kith.gateway.instance;

import org.jspecify.annotations.NullMarked;
