/** Calls services as the gateway does. {@link dev.kith.test.client.Client} is the door. */
@NullMarked
package dev.kith.test.client;

import org.jspecify.annotations.NullMarked;
