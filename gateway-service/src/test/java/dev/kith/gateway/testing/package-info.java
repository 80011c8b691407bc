/**
 * What the gateway's tests stand on: a gateway of their own, services that write down what reaches them, and an issuer
 * of tokens.
 */
@NullMarked
package dev.kith.gateway.testing;

import org.jspecify.annotations.NullMarked;
