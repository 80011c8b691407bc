/** What one fleet has on this machine: its folder, its ports and its secrets. */
@NullMarked
package dev.kith.fleet.home;

import org.jspecify.annotations.NullMarked;
