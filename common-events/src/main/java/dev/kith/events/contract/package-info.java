/**
 * The facts that services tell each other. Plain records: their components, in snake_case, are the JSON on the topic.
 */
@NullMarked
package dev.kith.events.contract;

import org.jspecify.annotations.NullMarked;
