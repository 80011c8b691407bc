package dev.kith.web;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Runs what is {@code @Scheduled}, here and in the services: retention, the rotation of keys, presence. */
@AutoConfiguration
@EnableScheduling
class SchedulingAutoConfiguration {}
