/** The tokens that prove who calls: signed here, checked by the gateway. */
@NullMarked
package dev.kith.auth.token;

import org.jspecify.annotations.NullMarked;
