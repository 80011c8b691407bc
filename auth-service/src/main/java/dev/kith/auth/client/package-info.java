/** Where a request comes from, as far as anybody can tell. */
@NullMarked
package dev.kith.auth.client;

import org.jspecify.annotations.NullMarked;
