package dev.kith.servers.process;

/** The signal that makes a server stop in good order. */
public enum StopSignal {
    /** What most servers expect. */
    TERM,
    /** PostgreSQL's fast shutdown: its TERM waits until the last client has left. */
    INT
}
