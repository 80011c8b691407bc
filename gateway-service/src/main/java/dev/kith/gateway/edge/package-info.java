/** The way of a request through the public port, in order: {@link dev.kith.gateway.edge.PublicEdge}. */
@NullMarked
package dev.kith.gateway.edge;

import org.jspecify.annotations.NullMarked;
