/** What goes on to a service and what comes back from it: headers, connections, patience. */
@NullMarked
package dev.kith.gateway.forwarding;

import org.jspecify.annotations.NullMarked;
