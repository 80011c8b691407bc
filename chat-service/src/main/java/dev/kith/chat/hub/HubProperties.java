package dev.kith.chat.hub;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What a socket may do, and what it is granted.
 *
 * @param socketsPerUser how many one user may have open on this instance
 * @param frameSize the largest frame that may come in
 * @param frameRate how many frames are read each second, for longer than a moment
 * @param frameBurst how many are read at once, after a pause
 * @param queueFrames how many frames may wait to go out
 * @param queueSize how much they may be together
 * @param pingInterval how often the client is asked whether it is there
 * @param pongWait how long nothing may be heard of it
 * @param writeWait how long a frame may take to be written
 * @param closeWait how long the client's answer to a close frame is awaited
 * @param departure over how long the sockets of an instance that stops are closed
 */
@Validated
@ConfigurationProperties("kith.hub")
record HubProperties(
        @Min(1) @Max(1_000) int socketsPerUser,
        DataSize frameSize,
        @Min(1) @Max(10_000) int frameRate,
        @Min(1) @Max(100_000) int frameBurst,
        @Min(1) @Max(100_000) int queueFrames,
        DataSize queueSize,
        @DurationMin(seconds = 1) Duration pingInterval,
        @DurationMin(seconds = 1) Duration pongWait,
        @DurationMin(seconds = 1) Duration writeWait,
        @DurationMin(seconds = 1) Duration closeWait,
        @DurationMin @DurationMax(seconds = 8) Duration departure) {}
