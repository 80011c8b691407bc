/**
 * Which web pages may call: CORS for their scripts, and the rule that keeps other pages from using somebody's cookies.
 */
@NullMarked
package dev.kith.gateway.origin;

import org.jspecify.annotations.NullMarked;
