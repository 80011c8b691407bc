/** A small service that has nothing but what this module gives it. */
@NullMarked
package dev.kith.web;

import org.jspecify.annotations.NullMarked;
