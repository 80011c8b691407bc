@NullMarked
package dev.kith.http.text;

import org.jspecify.annotations.NullMarked;
