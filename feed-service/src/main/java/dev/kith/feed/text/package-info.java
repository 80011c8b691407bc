/** What every text that people write here has to be. */
@NullMarked
package dev.kith.feed.text;

import org.jspecify.annotations.NullMarked;
