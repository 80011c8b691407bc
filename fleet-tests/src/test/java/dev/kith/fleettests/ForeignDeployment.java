package dev.kith.fleettests;

import java.net.URI;

/** A fleet of which only the address is known. */
record ForeignDeployment(URI gateway) implements Deployment {}
