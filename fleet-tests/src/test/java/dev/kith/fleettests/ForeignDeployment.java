package dev.kith.fleettests;

import java.net.URI;

/** Somebody's fleet, of which nothing but the address is known. */
record ForeignDeployment(URI gateway) implements Deployment {}
