package dev.kith.broken.service;

/** Breaks the rule about package names. */
public final class Misplaced {}
