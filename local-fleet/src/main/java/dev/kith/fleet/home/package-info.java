/** What one fleet owns on this machine: its folder, its ports, its secrets. */
@NullMarked
package dev.kith.fleet.home;

import org.jspecify.annotations.NullMarked;
