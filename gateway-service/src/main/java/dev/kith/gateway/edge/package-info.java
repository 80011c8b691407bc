/**
 * The steps that every request of a listener takes, in order: {@link dev.kith.gateway.edge.EdgePipeline}. Also what
 * these steps know of a request: its id and trace, its client, its caller.
 */
@NullMarked
package dev.kith.gateway.edge;

import org.jspecify.annotations.NullMarked;
