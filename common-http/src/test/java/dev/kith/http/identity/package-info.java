@NullMarked
package dev.kith.http.identity;

import org.jspecify.annotations.NullMarked;
