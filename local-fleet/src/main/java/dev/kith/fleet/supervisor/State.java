package dev.kith.fleet.supervisor;

/** How a member is doing. */
sealed interface State {

    /** The word for it in {@code ./kith status}. */
    String word();

    /** A process runs and is not ready for the first time yet. */
    record Starting() implements State {
        @Override
        public String word() {
            return "starting";
        }
    }

    record Ready() implements State {
        @Override
        public String word() {
            return "ready";
        }
    }

    /** The process lives, was ready, and says now that it cannot serve: what it needs is missing, or it hangs. */
    record Degraded() implements State {
        @Override
        public String word() {
            return "degraded";
        }
    }

    /** No process: not started yet, stopped, or waiting to be started again. */
    record Down() implements State {
        @Override
        public String word() {
            return "down";
        }
    }
}
