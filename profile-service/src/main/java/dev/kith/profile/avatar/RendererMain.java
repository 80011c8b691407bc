package dev.kith.profile.avatar;

import dev.kith.http.problem.ProblemException;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.util.concurrent.SynchronousQueue;
import javax.imageio.ImageIO;

/**
 * The program of the process that renders uploads. It reads uploads from its standard input, and writes the answers to
 * its standard output ({@link RendererMessages}). It ends when its standard input ends, also while it renders.
 */
final class RendererMain {

    private final SynchronousQueue<byte[]> uploads = new SynchronousQueue<>();

    private RendererMain() {}

    @SuppressWarnings("ThreadPriorityCheck") // Correctness does not depend on it, only who waits.
    static void main(String[] args) throws IOException, InterruptedException {
        ImageIO.setUseCache(false);
        var main = new RendererMain();
        Thread.ofPlatform().daemon().name("uploads").start(main::readUploads);
        // Requests go first where processors are scarce.
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        main.answerUploads(new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out))));
    }

    private void readUploads() {
        try (var in = new DataInputStream(System.in)) {
            while (true) {
                uploads.put(RendererMessages.readUpload(in));
            }
        } catch (IOException | InterruptedException parentHasEnded) {
            Runtime.getRuntime().halt(0);
        }
    }

    private void answerUploads(DataOutputStream out) throws IOException, InterruptedException {
        RendererMessages.writeReady(out);
        while (true) {
            var upload = uploads.take();
            try {
                RendererMessages.writeRenditions(out, Renderer.render(upload));
            } catch (ProblemException refusal) {
                RendererMessages.writeRefusal(out, refusal);
            }
        }
    }
}
