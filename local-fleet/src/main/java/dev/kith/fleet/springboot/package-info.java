/** One of Kith's services as a component: its unpacked jar, its AOT cache and its environment. */
@NullMarked
package dev.kith.fleet.springboot;

import org.jspecify.annotations.NullMarked;
