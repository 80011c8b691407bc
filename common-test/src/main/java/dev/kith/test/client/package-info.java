/**
 * Clients of services: {@link dev.kith.test.client.HttpApi} and {@link dev.kith.test.client.WebSocketClient} keep to
 * the protocols, {@link dev.kith.test.client.RawHttp} sends any bytes.
 */
@NullMarked
package dev.kith.test.client;

import org.jspecify.annotations.NullMarked;
