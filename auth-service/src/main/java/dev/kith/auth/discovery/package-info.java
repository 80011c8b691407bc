/** What others need to know of the tokens: who issues them, and where their keys are. */
@NullMarked
package dev.kith.auth.discovery;

import org.jspecify.annotations.NullMarked;
