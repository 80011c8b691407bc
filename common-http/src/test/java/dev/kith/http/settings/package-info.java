/** Starts of small applications with a good or a bad environment. */
@NullMarked
package dev.kith.http.settings;

import org.jspecify.annotations.NullMarked;
