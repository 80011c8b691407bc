package dev.kith.test.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

class BuildProcessTests {

    @Test
    @EnabledIfSystemProperty(named = "surefire.test.class.path", matches = ".+")
    void isTheBuildThatForkedThisJvm() {
        var owner = BuildProcess.ofThisJvm();

        assertThat(owner).isNotEqualTo(ProcessHandle.current());
        assertThat(owner.descendants()).contains(ProcessHandle.current());
        assertThat(owner.info().commandLine())
                .hasValueSatisfying(line -> assertThat(line).contains("maven"));
    }
}
