/** The profile service. */
@NullMarked
package dev.kith.profile;

import org.jspecify.annotations.NullMarked;
