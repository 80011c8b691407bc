/** The protocol of earlier clients: three frames, whose bodies and texts are kept to the letter. */
@NullMarked
package dev.kith.chat.protocol.legacy;

import org.jspecify.annotations.NullMarked;
