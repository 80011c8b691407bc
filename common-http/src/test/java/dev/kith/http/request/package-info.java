/** Tests of what identifies a request. */
@NullMarked
package dev.kith.http.request;

import org.jspecify.annotations.NullMarked;
