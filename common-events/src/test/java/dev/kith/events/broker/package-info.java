@NullMarked
package dev.kith.events.broker;

import org.jspecify.annotations.NullMarked;
