/** What the documents say is so. */
@NullMarked
package dev.kith.fleettests.documents;

import org.jspecify.annotations.NullMarked;
