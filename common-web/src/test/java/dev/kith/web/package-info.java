/** A small service that only uses this module. */
@NullMarked
package dev.kith.web;

import org.jspecify.annotations.NullMarked;
