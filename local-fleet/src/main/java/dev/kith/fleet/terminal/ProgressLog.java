package dev.kith.fleet.terminal;

import com.google.errorprone.annotations.FormatMethod;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** Lines about what a command is doing, each with the time since its start. It is thread-safe. */
public final class ProgressLog {

    private final PrintStream out;
    private final LongSupplier nanos;
    private final long began;

    public ProgressLog(PrintStream out, LongSupplier nanos) {
        this.out = out;
        this.nanos = nanos;
        this.began = nanos.getAsLong();
    }

    @FormatMethod
    public synchronized void log(String format, Object... values) {
        out.println(String.format(Locale.ROOT, "%6.1fs  ", seconds()) + String.format(Locale.ROOT, format, values));
    }

    /** Without the time. */
    public synchronized void print(String text) {
        out.println(text);
    }

    public Duration elapsed() {
        return Duration.ofNanos(nanos.getAsLong() - began);
    }

    private double seconds() {
        return elapsed().toMillis() / 1000.0;
    }
}
