package dev.kith.profile.avatar;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** A program that starts a process that renders uploads, prints its id, and waits to be killed. */
final class RendererParent {

    private RendererParent() {}

    static void main(String[] args) throws IOException, InterruptedException {
        RendererProcess.start(96).awaitReady();
        System.out.println(
                ProcessHandle.current().children().findFirst().orElseThrow().pid());
        TimeUnit.MINUTES.sleep(5);
    }
}
