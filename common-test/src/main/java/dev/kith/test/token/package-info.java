/** Access tokens for tests: valid ones and every kind of invalid one. */
@NullMarked
package dev.kith.test.token;

import org.jspecify.annotations.NullMarked;
