package dev.kith.fleettests;

import java.net.URI;
import java.util.List;

/** Somebody's fleet, of which nothing but the address is known. */
record ForeignDeployment(URI gateway) implements Deployment {

    @Override
    public List<String> components() {
        return List.of();
    }

    @Override
    public Condition condition(String component) {
        throw new UnsupportedOperationException("the fleet at " + gateway + " is not ours to look into");
    }

    @Override
    public void kill(String component) {
        throw new UnsupportedOperationException("the fleet at " + gateway + " is not ours to kill");
    }
}
