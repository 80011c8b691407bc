/** Compares the documents with the code. */
@NullMarked
package dev.kith.fleettests.documents;

import org.jspecify.annotations.NullMarked;
