@NullMarked
package dev.kith.http.cookie;

import org.jspecify.annotations.NullMarked;
