package dev.kith.fleet.home;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Whether a port is free, and if not, who has it. */
public final class PortUse {

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

    /** The process that listens at the port. Only Linux tells, and only of processes that we may look into. */
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
