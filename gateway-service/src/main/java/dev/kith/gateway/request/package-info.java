/** What follows a request: its id, its trace, and the one line in the access log. */
@NullMarked
package dev.kith.gateway.request;

import org.jspecify.annotations.NullMarked;
