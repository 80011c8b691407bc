/** The OpenAPI document of the whole fleet. */
@NullMarked
package dev.kith.gateway.spec;

import org.jspecify.annotations.NullMarked;
