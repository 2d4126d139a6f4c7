package dev.lockstep.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two shell scripts at the root, in an environment made for the purpose. */
class LauncherTest {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final int WRONG_ENVIRONMENT = 2;
  private static final List<String> TOOLS =
      List.of(
          "sh",
          "sed",
          "head",
          "dirname",
          "readlink",
          "find",
          "cat",
          "sort",
          "grep",
          "mkdir",
          "chmod",
          "touch");

  @TempDir Path folder;

  private record Ended(int code, String text) {}

  @BeforeEach
  void tools() throws IOException {
    assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "needs a POSIX shell");
    Path bin = Files.createDirectories(folder.resolve("bin"));
    for (String tool : TOOLS) {
      for (String place : List.of("/usr/bin/", "/bin/")) {
        Path program = Path.of(place + tool);
        if (Files.exists(program) && !Files.exists(bin.resolve(tool))) {
          script("bin/" + tool, "exec " + program + " \"$@\"");
        }
      }
    }
  }

  @Test
  void withoutAJdkItSaysWhichIsNeededAndWhereItLooked() throws Exception {
    Path launcher = withoutUsualPlaces();
    script("bin/java", "echo 'openjdk version \"17.0.15\" 2025-04-15' >&2");

    Ended ended = run(launcher, Map.of("JAVA_HOME", "/nowhere/jdk"), "status");

    assertThat(ended.code()).isEqualTo(WRONG_ENVIRONMENT);
    assertThat(ended.text())
        .contains("a JDK 25 or newer is needed")
        .contains("/nowhere/jdk/bin/java (does not run)")
        .contains(folder.resolve("bin/java") + " (17)")
        .contains(folder + "/home/.sdkman");
  }

  @Test
  void whatIsBuiltIsStartedAtOnceFromAnyFolder() throws Exception {
    Path launcher = withoutUsualPlaces();
    script(
        "bin/java",
        "case \"$1\" in -version) echo 'openjdk version \"26\"' >&2;; *) echo \"$@\";; esac");
    Path target = Files.createDirectories(launcher.resolveSibling("standalone/target"));
    Files.writeString(target.resolve("lockstep.jar"), "");
    Files.writeString(target.resolve("dependencies.classpath"), "one.jar:two.jar");

    Ended ended = run(launcher, Map.of(), "status", "--json");

    assertThat(ended.code()).isZero();
    assertThat(ended.text())
        .contains("lockstep.jar:one.jar:two.jar dev.lockstep.standalone.Lockstep status --json");
  }

  @Test
  void whatWasPreparedIsUsedUnlessAnotherBuildCameAfterIt() throws Exception {
    Path launcher = withoutUsualPlaces();
    script(
        "bin/java",
        "case \"$1\" in -version) echo 'openjdk version \"26\"' >&2;; *) echo \"$@\";; esac");
    Path target = Files.createDirectories(launcher.resolveSibling("standalone/target"));
    Files.writeString(target.resolve("lockstep.jar"), "");
    Path classpath = Files.writeString(target.resolve("dependencies.classpath"), "one.jar");
    Path prepared = Files.writeString(target.resolve("lockstep.aot"), "");
    Instant built = Files.getLastModifiedTime(classpath).toInstant();

    Files.setLastModifiedTime(prepared, FileTime.from(built.plusSeconds(2)));
    assertThat(run(launcher, Map.of(), "status").text()).contains("-XX:AOTCache=" + prepared);
    Files.setLastModifiedTime(prepared, FileTime.from(built.minusSeconds(2)));
    assertThat(run(launcher, Map.of(), "status").text()).doesNotContain("AOTCache");
  }

  @Test
  void withoutMavenTheWrapperSaysWhatToInstall() throws Exception {
    Ended ended = run(copy("mvnw"), Map.of(), "-v");

    assertThat(ended.code()).isEqualTo(WRONG_ENVIRONMENT);
    assertThat(ended.text())
        .contains("Maven 3.8.7 or newer is needed")
        .contains("there is no 'mvn' on the PATH");
  }

  @Test
  void aMavenThatIsNewEnoughIsTaken() throws Exception {
    script(
        "bin/mvn",
        "case \"$1\" in -v) echo 'Apache Maven 3.10.0 (x)';; *) echo \"maven $@\";; esac");

    Ended ended = run(copy("mvnw"), Map.of(), "-B", "verify");

    assertThat(ended.code()).isZero();
    assertThat(ended.text()).contains("maven -B verify");
  }

  /** This machine has JDKs in the usual places: the copy looks elsewhere. */
  private Path withoutUsualPlaces() throws IOException {
    Path copy = copy("lockstep");
    String text =
        Files.readString(copy)
            .replace("/usr/lib/jvm", "/nowhere/jvm")
            .replace("/opt/java", "/nowhere/java")
            .replace(" /opt ", " /nowhere/opt ")
            .replace(" /usr/java ", " /nowhere/usr ");
    Files.writeString(copy, text);
    return copy;
  }

  private Path copy(String name) throws IOException {
    Path copy = folder.resolve("project").resolve(name);
    Files.createDirectories(copy.getParent());
    Files.copy(ROOT.resolve(name), copy);
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
    return copy;
  }

  private void script(String name, String body) throws IOException {
    Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + body + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ended run(Path script, Map<String, String> environment, String... arguments)
      throws Exception {
    Path output = folder.resolve("output");
    List<String> command = new ArrayList<>(List.of("/bin/sh", script.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().clear();
    builder.environment().put("PATH", folder.resolve("bin").toString());
    builder.environment().put("HOME", folder.resolve("home").toString());
    builder.environment().putAll(environment);
    Process process = builder.start();
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(output));
  }
}
