/**
 * Chat on sockets: two protocols on the {@code hub}. Without a subprotocol it is the contract's, three frames in all;
 * {@code kith.chat.v1} has one {@link dev.kith.chat.live.FrameHandler} for each type of frame that clients send, its
 * own and those of other packages.
 *
 * <p>What a socket is given comes from its user's stream of changes, through a {@link dev.kith.chat.live.Follower}:
 * each change once and in order. What wakes it may come twice, late or not at all.
 */
@NullMarked
package dev.kith.chat.live;

import org.jspecify.annotations.NullMarked;
