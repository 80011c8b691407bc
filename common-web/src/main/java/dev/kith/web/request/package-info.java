/** What every request gets before anything reads it: its id, its trace, a limit on its body. */
@NullMarked
package dev.kith.web.request;

import org.jspecify.annotations.NullMarked;
