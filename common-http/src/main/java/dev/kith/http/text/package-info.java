/** Text from a caller: what it must look like, how an error describes the expected form, and its hash. */
@NullMarked
package dev.kith.http.text;

import org.jspecify.annotations.NullMarked;
