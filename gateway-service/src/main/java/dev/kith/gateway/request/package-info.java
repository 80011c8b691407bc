/** What follows a request: its id, its trace, its caller, and the one line in the access log. */
@NullMarked
package dev.kith.gateway.request;

import org.jspecify.annotations.NullMarked;
