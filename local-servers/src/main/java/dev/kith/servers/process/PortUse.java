package dev.kith.servers.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Whether a TCP port of this machine is free, and which process has it if not. */
public final class PortUse {

    /**
     * Between the ports of the fleets that tests start, and below those that Linux gives to outgoing connections: one
     * of these could take the port of a server that is stopped for a while.
     */
    private static final int LOWEST = 22_000;

    private static final int END = 27_000;

    private static final String LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private PortUse() {}

    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port));
            return true;
        } catch (IOException busy) {
            return false;
        }
    }

    /** A free port at random, for a server that a test starts. */
    public static int findFree() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(LOWEST, END))
                .filter(PortUse::isFree)
                .findFirst()
                .orElseThrow();
    }

    /** The process that listens at the port. Only found on Linux, and only if this user may inspect it. */
    public static Optional<ProcessHandle> holder(int port) {
        return inode(Path.of("/proc/net/tcp"), port)
                .or(() -> inode(Path.of("/proc/net/tcp6"), port))
                .flatMap(inode -> ProcessHandle.allProcesses()
                        .filter(process -> holds(process.pid(), "socket:[%s]".formatted(inode)))
                        .findFirst());
    }

    private static Optional<String> inode(Path table, int port) {
        var suffix = ":%04X".formatted(port);
        try {
            return Files.readAllLines(table).stream()
                    .map(line -> line.strip().split("\\s+"))
                    .filter(columns -> columns[LOCAL_ADDRESS].endsWith(suffix) && columns[STATE].equals(LISTEN))
                    .map(columns -> columns[INODE])
                    .findFirst();
        } catch (IOException notLinux) {
            return Optional.empty();
        }
    }

    private static boolean holds(long pid, String socket) {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("/proc/%d/fd".formatted(pid)))) {
            for (var file : files) {
                if (Files.isSymbolicLink(file)
                        && Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
            return false;
        } catch (IOException | DirectoryIteratorException goneOrNotOurs) {
            return false;
        }
    }
}
