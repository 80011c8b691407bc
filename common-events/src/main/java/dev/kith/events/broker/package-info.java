/**
 * The Kafka that the service talks to: its address, what clients of it are set to, and the topics the service needs
 * there.
 */
@NullMarked
package dev.kith.events.broker;

import org.jspecify.annotations.NullMarked;
