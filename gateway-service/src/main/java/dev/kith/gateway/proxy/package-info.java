/**
 * Forwarding to a service: its headers, its timeouts, and the choice of an instance. The instances are those of the
 * settings; there is no discovery.
 */
@NullMarked
package dev.kith.gateway.proxy;

import org.jspecify.annotations.NullMarked;
