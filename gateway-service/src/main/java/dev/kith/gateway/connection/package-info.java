/**
 * What holds before there is a request: bounds on connections and on the head of a request, and problems as responses
 * to what is not HTTP.
 */
@NullMarked
package dev.kith.gateway.connection;

import org.jspecify.annotations.NullMarked;
