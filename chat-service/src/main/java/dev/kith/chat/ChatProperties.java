package dev.kith.chat;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** The settings of this service. */
@Validated
@ConfigurationProperties("kith.chat")
public record ChatProperties(
        @Valid Sockets sockets,
        @Valid TokenSettings tokens,
        @Valid PresenceSettings presence) {

    /**
     * The limits of sockets.
     *
     * @param perUser how many sockets one user may have on this instance
     * @param frameSize the largest frame that a client may send
     * @param textWait how long after its first part a text may end
     * @param frameRate how many frames are read each second, on average
     * @param frameBurst how many frames are read at once, after a pause
     * @param queueFrames how many frames may wait to be sent
     * @param queueSize how large these frames may be together
     * @param pingInterval how often the client gets a ping
     * @param pongWait how long a client may send nothing, not even a pong
     * @param writeWait how long the write of a frame may take
     * @param closeWait how long the service waits for the client's answer to a close frame
     * @param drainPeriod over which time a stopping instance closes its sockets
     */
    public record Sockets(
            @Min(1) @Max(1_000) int perUser,
            DataSize frameSize,
            @DurationMin(seconds = 1) Duration textWait,
            @Min(1) @Max(10_000) int frameRate,
            @Min(1) @Max(100_000) int frameBurst,
            @Min(1) @Max(100_000) int queueFrames,
            DataSize queueSize,
            @DurationMin(seconds = 1) Duration pingInterval,
            @DurationMin(seconds = 1) Duration pongWait,
            @DurationMin(seconds = 1) Duration writeWait,
            @DurationMin(seconds = 1) Duration closeWait,
            @DurationMin @DurationMax(seconds = 8) Duration drainPeriod) {}

    /**
     * The check of tokens that arrive in frames.
     *
     * @param authUrl the address of auth-service
     * @param revokedSessions how many revoked sessions are stored at once
     */
    public record TokenSettings(URI authUrl, @Min(1) int revokedSessions) {}

    /**
     * The announcement of users who are online.
     *
     * @param interval how often an instance announces its users
     * @param lease how long an announcement is valid; several intervals, since a signal may be lost
     */
    public record PresenceSettings(
            @DurationMin(seconds = 1) Duration interval,
            @DurationMin(seconds = 2) Duration lease) {}
}
