@NullMarked
package dev.kith.events.revocation;

import org.jspecify.annotations.NullMarked;
