/** The feed service: publications, comments and how their authors appear. */
@NullMarked
package dev.kith.feed;

import org.jspecify.annotations.NullMarked;
