/**
 * Malformed requests, at every operation of {@code openapi.yaml}. They are generated from the specification and a seed,
 * so that each run sends the same; {@code -Dfuzz.seed=…} sends others. What leaves here leaves as bytes: a decent HTTP
 * client would refuse.
 */
@NullMarked
package dev.kith.fleettests.fuzz;

import org.jspecify.annotations.NullMarked;
