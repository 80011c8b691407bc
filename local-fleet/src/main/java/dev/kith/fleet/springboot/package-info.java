/** One of Kith's services as a component: its jar unpacked, its AOT cache, its environment. */
@NullMarked
package dev.kith.fleet.springboot;

import org.jspecify.annotations.NullMarked;
