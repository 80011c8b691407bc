/**
 * Which instance of a service gets a request or a socket. A route only names the service, as its URL's host; here the name becomes the
 * address of the instance whose turn it is, or of the next one where that cannot be reached. Nothing is discovered: the instances are
 * those of the settings.
 */
@NullMarked
package dev.kith.gateway.instance;

import org.jspecify.annotations.NullMarked;
